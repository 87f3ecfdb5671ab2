/** What is read when the command `create` runs, or the plugin for Nx does the same. */
export { refuseMember } from './choose-project.ts';
export { create, finish, planFiles } from './create.ts';
export { detect, projectsIn } from './detect/index.ts';
export { unifiedDiff } from './diff.ts';
export { nixStatus } from './nix-status.ts';
export { replayFlags } from './replay.ts';
export { checksRemark, createdJson, createdText, remarks, showToGit } from './report.ts';
export { checkTarget } from './target.ts';
