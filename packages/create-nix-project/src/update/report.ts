import { relative } from 'node:path';
import { printable } from '../text/printable.ts';
import { table } from '../text/table.ts';
import { unifiedDiff } from '../write/diff.ts';
import type { MergedFile } from './merge-project.ts';
import type { ChangeLogEntry } from './migration.ts';
import type { Updated } from './updated.ts';

/** The `--json` document of `update`, without its envelope. */
export function updatedJson(updated: Updated, { dryRun }: { readonly dryRun: boolean }) {
  const { target, from, to, isBehind, merged, writes, changeLog, problem, git, completed } =
    updated;
  return {
    target,
    from,
    to,
    behind: isBehind,
    dryRun,
    files: merged.map(({ path, from: place, state, reason, hasNews }) => ({
      path,
      state,
      ...(place === undefined ? {} : { from: place }),
      ...(reason === undefined ? {} : { reason }),
      ...(hasNews === undefined ? {} : { hasNews }),
    })),
    conflicts: conflictsOf(updated),
    changeLog,
    changeLogMarkdown: changeLogMarkdown(changeLog),
    ...(dryRun ? { diff: unifiedDiff(writes) } : {}),
    ...(problem === undefined ? {} : { problem }),
    ...(git === undefined ? {} : { git }),
    ...(completed === undefined ? {} : { completed }),
  };
}

/** Paths of files in which somebody has to decide. */
export function conflictsOf({ merged }: Pick<Updated, 'merged'>): string[] {
  return merged.filter(({ state }) => state === 'conflict').map(({ path }) => path);
}

/** What a person reads after `update`. */
export function updatedText(updated: Updated, workingFolder: string): string {
  const { target, from, to, merged, changeLog, problem, git, completed } = updated;
  const place = printable(relative(workingFolder, target) || '.');
  const rows = merged.filter(isWorthTelling).map(fileRow);
  const same = from.template === to.template && from.version === to.version;
  const head = `${place}: ${same ? nameOf(to) : `${nameOf(from)} → ${nameOf(to)}`}`;
  return [
    ...(completed === true
      ? ['An earlier update was interrupted; it was completed first.', '']
      : []),
    ...(rows.length === 0 ? [`Nothing to do. ${head}`] : [head, ...table(rows)]),
    ...changeLogLines(changeLog),
    ...conflictLines(conflictsOf(updated), problem),
    ...(git?.problem === undefined ? [] : ['', git.problem]),
  ].join('\n');
}

/** What `update --check` says. */
export function checkText({ isBehind, from, to, changeLog }: Updated): string {
  if (!isBehind) return `Up to date: ${nameOf(to)}.`;
  const same = from.template === to.template && from.version === to.version;
  return [
    same
      ? `Behind: ${nameOf(to)} generates different files for these answers.`
      : `Behind: ${nameOf(from)}, and ${nameOf(to)} is available.`,
    ...changeLogLines(changeLog),
    '',
    'Run `create-nix-project update`.',
  ].join('\n');
}

function nameOf({ template, version }: Updated['from']): string {
  return printable(`${template} ${version}`);
}

function isWorthTelling({ state, hasNews }: MergedFile): boolean {
  if (state === 'left out' || state === 'kept') return hasNews === true;
  return state !== 'unchanged' && state !== 'yours';
}

function fileRow({ state, path, from, reason }: MergedFile): string[] {
  const more = from === undefined ? reason : `from ${from}`;
  return [`  ${state}`, printable(path), ...(more === undefined ? [] : [printable(more)])];
}

function changeLogLines(changeLog: readonly ChangeLogEntry[]): string[] {
  return changeLog.flatMap(({ version, notes }) => [
    '',
    `New in ${version}:`,
    ...notes.map((note) => `  - ${note}`),
  ]);
}

function changeLogMarkdown(changeLog: readonly ChangeLogEntry[]): string {
  return changeLog
    .map(({ version, notes }) =>
      [`### ${version}`, '', ...notes.map((note) => `- ${note}`), ''].join('\n'),
    )
    .join('\n');
}

function conflictLines(conflicts: readonly string[], problem: string | undefined): string[] {
  if (conflicts.length === 0) return [];
  return [
    '',
    `Both you and the template changed the same lines of ${conflicts.map(printable).join(', ')}.`,
    'Resolve it as after `git merge`: edit the text between the markers, or run `git mergetool`; then `git add`.',
    ...(problem === undefined ? [] : [`git could not record the conflict: ${problem}`]),
  ];
}
