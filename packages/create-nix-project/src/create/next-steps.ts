import { posix, relative } from 'node:path';
import { shellWord } from '../literals/shell.ts';
import { forceAdd } from '../system/force-add.ts';
import { nixCommands } from '../system/nix-status.ts';
import type { Warning } from '../values/warning.ts';
import type { Created } from './create.ts';

/** More would not be read. */
const mostSteps = 3;

/** The next commands on this machine, each with what it is for, to be run in the working folder. */
export function nextSteps(created: Created, workingFolder: string): string[] {
  const { nix, hasDirenv, verified } = created;
  const elsewhere = nix === undefined ? [] : nixCommands(nix);
  const toGit = [showToGit(created).join(' && ')].filter(Boolean);
  const here = [
    ...toGit.map((command) => [command, 'Nix sees only what git tracks']),
    hasDirenv === true
      ? ['direnv allow', 'the dev shell, whenever you enter this folder']
      : ['nix develop', 'the tools, with everything installed'],
    ...(verified?.state === 'passed' ? [] : [['nix flake check', checksRemark(created)]]),
    ...commit(created),
  ];
  const place = placeOf(created, workingFolder);
  const [[first = '', purpose = ''] = [], ...rest] = here;
  const entered = [place === '.' ? first : `cd ${place} && ${first}`, purpose];
  const steps = [...elsewhere, entered, ...rest].slice(0, mostSteps);
  // Beside a longer command, the others are not moved away.
  const width = Math.max(
    0,
    ...steps.map(([command = '']) => command.length).filter((n) => n <= 40),
  );
  return steps.map(([command = '', why]) => `${command.padEnd(width)}  # ${why}`);
}

/** The project's folder from the working folder, as a word of a shell. */
export function placeOf({ target }: Pick<Created, 'target'>, workingFolder: string): string {
  const place = relative(workingFolder, target) || '.';
  return shellWord(place.startsWith('-') ? `./${place}` : place);
}

/** Git tracks the files, and nothing of them is committed. */
function commit({ git, plan }: Created): string[][] {
  if (git === undefined || git.problem !== undefined || git.added.length === 0) return [];
  return plan.record.project === 'new'
    ? [["git commit --all --message 'Start with Nix'", 'the files are tracked already']]
    : [['git commit --all --verbose', 'after reviewing the changes']];
}

/**
 * The commands by which git tracks the files, where it does not yet and they would help.
 *
 * @param place the folder of the project, from where they are run
 */
export function showToGit({ git, unseen }: Created, place = '.'): string[] {
  // What git refuses altogether, no command of it puts right.
  const ignored = git?.ignored ?? unseen?.ignored ?? [];
  const folders = (git?.folders ?? []).map((path) => shellWord(posix.join(place, path)));
  return [
    ...((unseen?.untracked ?? []).length === 0 ? [] : [`git add -N ${shellWord(place)}`]),
    ...(folders.length === 0 ? [] : [`git add -N ${folders.join(' ')}`]),
    ...(ignored.length === 0 ? [] : [forceAdd(ignored.map((path) => posix.join(place, path)))]),
  ];
}

/** What the checks wait for, and which of them will fail. */
export function checksRemark(created: Created): string {
  const missing = (created.locks ?? []).find(({ cure }) => cure !== undefined)?.file;
  const failing = new Set(allWarnings(created).flatMap(({ checks }) => checks));
  return [
    'all checks',
    ...(missing === undefined ? [] : [`once ${missing} exists`]),
    ...(failing.size === 0 ? [] : [`of which ${[...failing].join(' and ')} will fail`]),
  ].join(', ');
}

/** What will not work, as it was known before, and as the lock file shows that was made. */
export function allWarnings({ warnings, lateWarnings = [] }: Created): Warning[] {
  return [...warnings, ...lateWarnings];
}
