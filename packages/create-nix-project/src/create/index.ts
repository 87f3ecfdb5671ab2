/** What is read when the command `create` runs, or the plugin for Nx does the same. */

export { replayFlags } from '../answers/replay.ts';
export { detect, projectsIn } from '../detect/index.ts';
export { nixStatus } from '../system/nix-status.ts';
export { propose } from '../templates/propose.ts';
export { unifiedDiff } from '../write/diff.ts';
export { checkTarget } from '../write/target-folder.ts';
export { refuseMember } from './choose-project.ts';
export { create, finish, planFiles } from './create.ts';
export { checksRemark, showToGit } from './next-steps.ts';
export { tellNix } from './tell-nix.ts';
export { createdJson, createdText, remarks } from './text.ts';
