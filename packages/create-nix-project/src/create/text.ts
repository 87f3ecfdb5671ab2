import { relative } from 'node:path';
import { replayCommand } from '../answers/replay.ts';
import { explanationsText } from '../doctor/explain/text.ts';
import { nixCommands, nixCure } from '../system/nix-status.ts';
import { warningText } from '../terminal/error-text.ts';
import { answerRow, foundRows, reviewRows } from '../terminal/review-rows.ts';
import { enumeration } from '../text/enumeration.ts';
import { evidenceText } from '../text/evidence.ts';
import { printable } from '../text/printable.ts';
import { someNames } from '../text/some-names.ts';
import { unifiedDiff } from '../write/diff.ts';
import type { Created } from './create.ts';
import { madeLines } from './made-lines.ts';
import type { LockOutcome } from './make-locks.ts';
import { allWarnings, nextSteps, placeOf } from './next-steps.ts';
import { restoreCommand } from './settle-conflicts.ts';

/** The `--json` document of `create`, without its envelope. */
export function createdJson(created: Created, dryRun: boolean, workingFolder: string) {
  const { target, plan, files, git, locks, nix, verified } = created;
  return {
    target,
    dryRun,
    template: plan.template.id,
    templateVersion: plan.template.version,
    project: plan.record.project,
    answers: plan.record.answers,
    files: files.map(({ path, state }) => ({ path, state })),
    ...(dryRun ? { diff: unifiedDiff(files) } : {}),
    replay: replay(created, workingFolder),
    ...(replacedPaths(created).length === 0
      ? {}
      : { restore: restoreCommand(replacedPaths(created), '') }),
    ...(created.others.length === 0 ? {} : { notCovered: created.others }),
    warnings: allWarnings(created),
    ...(git === undefined ? {} : { git }),
    ...(locks === undefined ? {} : { locks }),
    ...(nix === undefined ? {} : { nix }),
    ...(verified === undefined ? {} : { verified }),
    nextSteps: dryRun ? [] : nextSteps(created, workingFolder),
  };
}

/**
 * What a person reads after `create`.
 *
 * @param width of the terminal, in columns
 */
export function createdText(created: Created, workingFolder: string, width: number): string {
  const { files, plan, nix } = created;
  const place = printable(placeOf(created, workingFolder));
  const changed = files.filter(({ state }) => !['unchanged', 'kept'].includes(state));
  const head =
    changed.length === 0
      ? [`Nothing to do: ${place} already is what ${plan.template.id} generates for these answers.`]
      : [
          `Wrote ${changed.length} files to ${place} (${plan.template.title}):`,
          ...madeLines(files, width - 4).map(indented),
          ...keptLines(files),
        ];
  const cure = nix === undefined ? [] : nixCure(nix);
  // What follows it then are commands, which are the first of the next steps.
  if (nix !== undefined && nixCommands(nix).length > 0) cure.splice(1);
  return [
    ...head,
    ...restoreLines(created, workingFolder),
    ...part('Found and assumed:', foundLines(created, width - 4)),
    ...part(undefined, [...otherLines(created), ...notes(created), ...cure]),
    ...undetermined(created),
    ...part('Next:', nextSteps(created, workingFolder)),
    ...part('The same again:', [replay(created, workingFolder)]),
  ].join('\n');
}

/** Lines below a title, or lines alone, after an empty line. */
function part(title: string | undefined, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  return title === undefined ? ['', ...lines] : ['', title, ...lines.map(indented)];
}

function indented(line: string): string {
  return `  ${line}`;
}

/** The command for the same project, to be run in the working folder. */
function replay(created: Created, workingFolder: string): string {
  const { template, record } = created.plan;
  const place = placeOf(created, workingFolder);
  return replayCommand(template, record, { place, facts: created.facts });
}

/** Of more, the first are enough to see whether it is the right project. */
const mostFound = 6;

/** What nobody has decided: what was found, and the defaults of what people decide. */
function foundLines({ items, plan, isReviewed }: Created, width: number): string[] {
  if (isReviewed) return [];
  const found = items.filter(({ source }) => source === 'fact');
  const assumed = items.filter(
    ({ source, question }) => source === 'default' && question.ask !== undefined,
  );
  const more = found.length - mostFound;
  const answered = [...found.slice(0, mostFound), ...assumed];
  return [
    ...reviewRows([...answered.map(answerRow), ...foundRows(plan.record.found)], width),
    ...(more > 0 ? [`and ${more} more, which \`create-nix-project detect\` shows`] : []),
  ];
}

function keptLines(files: Created['files']): string[] {
  const paths = files.filter(({ state }) => state === 'kept').map(({ path }) => path);
  return paths.length === 0 ? [] : [`  kept as they are: ${paths.map(printable).join(', ')}`];
}

function replacedPaths({ files }: Created): string[] {
  return files.filter(({ state }) => state === 'replaced').map(({ path }) => path);
}

function restoreLines(created: Created, workingFolder: string): string[] {
  const paths = replacedPaths(created);
  if (paths.length === 0) return [];
  const command = restoreCommand(paths, relative(workingFolder, created.target));
  const it = paths.length === 1 ? 'it' : 'them';
  return ['', `Git has the old ${enumeration(paths)}: \`${command}\` restores ${it}.`];
}

/** What did not go as it should, and what could not be found out; each part after an empty line. */
export function remarks(created: Created): string[] {
  const cure = created.nix === undefined ? [] : nixCure(created.nix);
  return [...part(undefined, [...notes(created), ...cure]), ...undetermined(created)];
}

/** A project in two languages has got one half. */
function otherLines({ others }: Created): string[] {
  return others.map(
    ({ id, reason, evidence }) =>
      `Not in this flake: ${reason} (${evidenceText(evidence)}). \`--template ${id}\` is for that instead.`,
  );
}

function notes({ git, locks, lateWarnings = [], verified }: Created): string[] {
  return [
    ...lateWarnings.map(warningText),
    ...(locks ?? []).flatMap(lockLines),
    ...(git?.problem === undefined ? [] : [git.problem]),
    ...(git?.untracked === undefined ? [] : [untrackedText(git.untracked)]),
    ...verifiedLines(verified),
  ];
}

/** The command for it is one of the next steps. */
function untrackedText(files: readonly string[]): string {
  return `Git does not track ${someNames(files.map(printable), 3)}, so Nix does not see ${files.length === 1 ? 'it' : 'them'}.`;
}

/** What could not be found out; it stands in the Nix files as well. */
function undetermined({ plan: { notes } }: Created): string[] {
  return part('Native libraries (nix/libraries.nix):', notes);
}

function lockLines({ file, state, reason, cure }: LockOutcome): string[] {
  if (reason === undefined) return [];
  if (cure === undefined) return [`${file} was not created: ${reason}.`];
  return state === 'failed'
    ? [
        `${file} was not created, and the flake needs it: ${reason}.`,
        `Once that is fixed, or if it works in the dev shell, \`${cure}\` creates it.`,
      ]
    : [`${file} was not created (${reason}); \`${cure}\` creates it.`];
}

function verifiedLines(verified: Created['verified']): string[] {
  const explanations = verified?.explanations ?? [];
  switch (verified?.state) {
    case 'passed':
      return [`\`nix flake check\` passed in ${verified.seconds} s.`];
    case 'failed':
      return [
        verified.reason ?? '',
        '',
        ...(explanations.length === 0 ? [] : [explanationsText(explanations), '']),
        `\`nix flake check\` failed after ${verified.seconds} s.`,
      ];
    case 'not-run':
      return ['`nix flake check` did not run.'];
    default:
      return [];
  }
}
