import { posix, relative } from 'node:path';
import { shellWord } from '../literals/shell.ts';
import { forceAdd } from '../system/force-add.ts';
import { nixCure } from '../system/nix-status.ts';
import { warningText } from '../terminal/error-text.ts';
import { enumeration } from '../text/enumeration.ts';
import { table } from '../text/table.ts';
import type { Warning } from '../values/warning.ts';
import { unifiedDiff } from '../write/diff.ts';
import type { Created } from './create.ts';
import type { LockOutcome } from './make-locks.ts';
import { restoreCommand } from './settle-conflicts.ts';

/** The `--json` document of `create`, without its envelope. */
export function createdJson(created: Created, dryRun: boolean) {
  const { target, plan, files, replay, git, locks, nix, verified } = created;
  return {
    target,
    dryRun,
    template: plan.template.id,
    templateVersion: plan.template.version,
    project: plan.record.project,
    answers: plan.record.answers,
    files: files.map(({ path, state }) => ({ path, state })),
    ...(dryRun ? { diff: unifiedDiff(files) } : {}),
    replay,
    ...(replacedPaths(created).length === 0
      ? {}
      : { restore: restoreCommand(replacedPaths(created), '') }),
    warnings: allWarnings(created),
    ...(git === undefined ? {} : { git }),
    ...(locks === undefined ? {} : { locks }),
    ...(nix === undefined ? {} : { nix }),
    ...(verified === undefined ? {} : { verified }),
    nextSteps: dryRun ? [] : nextSteps(created, process.cwd()),
  };
}

/** What a person reads after `create`. */
export function createdText(created: Created, workingFolder: string): string {
  const { target, files, plan, replay } = created;
  const place = relative(workingFolder, target) || '.';
  const told = files.filter(({ state }) => state !== 'unchanged');
  const changed = told.filter(({ state }) => state !== 'kept');
  const head =
    changed.length === 0
      ? [`Nothing to do: ${place} is what ${plan.template.id} gives for these answers.`]
      : [
          `Wrote ${changed.length} files to ${place} (${plan.template.title}):`,
          ...table(told.map(({ path, state }) => [`  ${state}`, path])),
        ];
  const steps = nextSteps(created, workingFolder);
  return [
    ...head,
    ...restoreLines(created, workingFolder),
    ...remarks(created),
    '',
    'Next:',
    ...steps.map((step) => `  ${step}`),
    '',
    'The same again:',
    `  ${replay}`,
  ].join('\n');
}

function replacedPaths({ files }: Created): string[] {
  return files.filter(({ state }) => state === 'replaced').map(({ path }) => path);
}

function restoreLines(created: Created, workingFolder: string): string[] {
  const paths = replacedPaths(created);
  if (paths.length === 0) return [];
  const command = restoreCommand(paths, relative(workingFolder, created.target));
  const it = paths.length === 1 ? 'it' : 'them';
  return ['', `Git has the old ${enumeration(paths)}: \`${command}\` brings ${it} back.`];
}

/** What did not go as it should, and what could not be found out; each part after an empty line. */
export function remarks(created: Created): string[] {
  return [...notes(created), ...undetermined(created)];
}

function allWarnings({ warnings, lateWarnings = [] }: Created): Warning[] {
  return [...warnings, ...lateWarnings];
}

function notes({ git, locks, lateWarnings = [], nix, verified }: Created): string[] {
  const lines = [
    ...lateWarnings.map(warningText),
    ...(locks ?? []).flatMap(lockLines),
    ...(git?.problem === undefined ? [] : [git.problem]),
    ...(nix === undefined ? [] : nixCure(nix)),
    ...verifiedLines(verified),
  ];
  return lines.length === 0 ? [] : ['', ...lines];
}

/** What could not be found out; it stands in the Nix files as well. */
function undetermined({ plan: { notes } }: Created): string[] {
  return notes.length === 0
    ? []
    : ['', 'Native libraries (nix/libraries.nix):', ...notes.map((note) => `  ${note}`)];
}

function lockLines({ file, state, reason, cure }: LockOutcome): string[] {
  if (reason === undefined) return [];
  if (cure === undefined) return [`${file} was not made: ${reason}.`];
  return state === 'failed'
    ? [
        `${file} was not made, and the flake needs it: ${reason}.`,
        `When that is fixed, or where it works in the dev shell, \`${cure}\` makes it.`,
      ]
    : [`${file} was not made (${reason}); \`${cure}\` makes it.`];
}

function verifiedLines(verified: Created['verified']): string[] {
  switch (verified?.state) {
    case 'passed':
      return [`\`nix flake check\` passed in ${verified.seconds} s.`];
    case 'failed':
      return [verified.reason ?? '', `\`nix flake check\` failed after ${verified.seconds} s.`];
    case 'not-run':
      return ['`nix flake check` did not run.'];
    default:
      return [];
  }
}

function nextSteps(created: Created, workingFolder: string): string[] {
  const { target } = created;
  const place = relative(workingFolder, target);
  return [
    ...(place === '' ? [] : [`cd ${shellWord(place)}`]),
    ...table([
      ...showToGit(created).map((command) => [command, '  # Nix sees only what git tracks']),
      ['nix develop', '  # the tools, with everything installed'],
      ['nix flake check', `  # ${checksRemark(created)}`],
    ]),
  ];
}

/**
 * The commands by which git tracks the files, where it does not yet.
 *
 * @param place the folder of the project, from where they are run
 */
export function showToGit({ git, unseen }: Pick<Created, 'git' | 'unseen'>, place = '.'): string[] {
  const add = [`git add -N ${shellWord(place)}`];
  const force = (ignored: readonly string[]) =>
    ignored.length === 0 ? [] : [forceAdd(ignored.map((path) => posix.join(place, path)))];
  if (git?.problem !== undefined) return git.ignored === undefined ? add : force(git.ignored);
  if (unseen === undefined) return [];
  return [...(unseen.untracked.length === 0 ? [] : add), ...force(unseen.ignored)];
}

/** What the checks wait for, and which of them will fail. */
export function checksRemark(created: Created): string {
  const missing = (created.locks ?? []).find(({ cure }) => cure !== undefined)?.file;
  const failing = new Set(allWarnings(created).flatMap(({ checks }) => checks));
  return [
    'all checks',
    ...(missing === undefined ? [] : [`once ${missing} is there`]),
    ...(failing.size === 0 ? [] : [`of which ${[...failing].join(' and ')} will fail`]),
  ].join(', ');
}
