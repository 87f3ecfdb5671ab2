import { CliError, exitCodes, isCliError } from './errors.ts';
import { lockNodes, templates } from './generated/templates.js';
import { fileReason } from './system/file-error.ts';
import { propose } from './templates/propose.ts';
import { errorText, warningText } from './terminal/error-text.ts';
import { factsJson, factsText } from './terminal/facts-text.ts';
import { commandOf, type Flags, parseFlags } from './terminal/flags.ts';
import { helpJson, helpText } from './terminal/help.ts';
import { printable, printableLines } from './text/printable.ts';

declare const __VERSION__: string;

/** What a command leaves: text for people, data for `--json`, and the exit code. */
interface Outcome {
  readonly text: string;
  readonly json: Readonly<Record<string, unknown>>;
  readonly exitCode: number;
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader has gone (`| head`): there is nobody left to tell.
  if (error.code === 'EPIPE') return;
  process.stderr.write(`error: Standard output cannot be written: ${fileReason(error)}.\n`);
  process.exit(exitCodes.failed);
});
// What cannot be told there can be told nowhere; the exit code remains.
process.stderr.on('error', () => {});
main(process.argv.slice(2)).then((exitCode) => {
  // Nobody who leaves a prompt waits for a Nix that was asked for its version.
  if (exitCode === exitCodes.cancelled) process.exit(exitCode);
  process.exitCode = exitCode;
});

async function main(argv: readonly string[]): Promise<number> {
  let command: string = commandOf(argv, templates);
  const json = argv.includes('--json');
  try {
    const flags = parseFlags(argv, templates);
    for (const notice of flags.replaced) process.stderr.write(`${printable(notice)}\n`);
    if (flags.version) command = 'version';
    const outcome = await runCommand(flags);
    if (json) printJson(command, outcome.exitCode === exitCodes.done, outcome.json);
    else if (outcome.text !== '') process.stdout.write(`${outcome.text}\n`);
    return outcome.exitCode;
  } catch (error) {
    return fail(error, command, json);
  }
}

async function runCommand(flags: Flags): Promise<Outcome> {
  if (flags.version) return done(__VERSION__, { version: __VERSION__ });
  switch (flags.command) {
    case 'help':
      return done(helpText(flags.topic, templates), helpJson(flags.topic, templates));
    case 'detect': {
      const { detect } = await import('./detect/index.ts');
      const facts = propose(detect(flags.directory ?? '.'), templates);
      return done(factsText(facts), factsJson(facts));
    }
    case 'doctor':
      return runDoctor(flags);
    case 'explain':
      return runExplain(flags);
    case 'update':
      return runUpdate(flags);
    case 'policy':
      return runPolicy(flags);
    default:
      return runCreate(flags);
  }
}

async function runExplain({ log }: Flags): Promise<Outcome> {
  const { explain, explanationsText, readLog } = await import('./doctor/command.ts');
  const explanations = explain(readLog(log));
  return {
    text: explanationsText(explanations),
    json: { explanations },
    // Nobody should take it for explained.
    exitCode: explanations.length === 0 ? exitCodes.checkFailed : exitCodes.done,
  };
}

async function runDoctor({ directory = '.', fix, json }: Flags): Promise<Outcome> {
  const { doctor, doctorJson, doctorText, hasProblems } = await import('./doctor/command.ts');
  const show = (text: string) => {
    if (!json) process.stdout.write(`${forTerminal(text)}\n\n`);
  };
  const diagnosis = await doctor(directory, { fix }, { show, progress: progressOf(json) });
  return {
    text: doctorText(diagnosis),
    json: doctorJson(diagnosis),
    exitCode: hasProblems(diagnosis) ? exitCodes.checkFailed : exitCodes.done,
  };
}

async function runUpdate(flags: Flags): Promise<Outcome> {
  const { checkText, conflictsOf, unifiedDiff, update, updatedJson, updatedText } = await import(
    './update/command.ts'
  );
  const updated = await update({
    flags,
    workingFolder: process.cwd(),
    templates,
    lockNodes,
    dialogue: await dialogue(flags),
  });
  const text = flags.check
    ? checkText(updated)
    : flags.dryRun
      ? forTerminal(unifiedDiff(updated.writes).trimEnd())
      : updatedText(updated, process.cwd());
  const json = updatedJson(updated, { dryRun: flags.dryRun });
  if (flags.check)
    return { text, json, exitCode: updated.isBehind ? exitCodes.checkFailed : exitCodes.done };
  const failed = !flags.dryRun && conflictsOf(updated).length > 0;
  return { text, json, exitCode: failed ? exitCodes.failed : exitCodes.done };
}

async function runPolicy({ directory = '.', check, fix }: Flags): Promise<Outcome> {
  const { policy, policyJson, policyReportText } = await import('./policy/command.ts');
  const report = policy(directory, { fix });
  const problems = report.lockProblems.length + report.problems.length;
  // A table that is not there agrees with nothing.
  const failed = check && (problems > 0 || report.table === undefined);
  return {
    text: policyReportText(report),
    json: policyJson(report),
    exitCode: failed ? exitCodes.checkFailed : exitCodes.done,
  };
}

async function runCreate(flags: Flags): Promise<Outcome> {
  const { create, createdJson, createdText, unifiedDiff } = await import('./create/index.ts');
  const created = await create({
    flags,
    workingFolder: process.cwd(),
    templates,
    lockNodes,
    dialogue: await dialogue(flags),
    progress: progressOf(flags.json),
    show: (diff) => {
      // A dry run prints the whole diff when all is known.
      if (!flags.json && !flags.dryRun) process.stdout.write(`${forTerminal(diff)}\n`);
    },
    warn: (warning) => {
      if (!flags.json) process.stderr.write(`${warningText(warning)}\n`);
    },
  });
  const hasFailed = created.locks?.some(({ state }) => state === 'failed') === true;
  const isRed = created.verified !== undefined && created.verified.state !== 'passed';
  return {
    text: flags.dryRun
      ? forTerminal(unifiedDiff(created.files).trimEnd())
      : createdText(created, process.cwd(), Math.min(process.stdout.columns ?? 80, 80)),
    json: createdJson(created, flags.dryRun, process.cwd()),
    exitCode: hasFailed ? exitCodes.failed : isRed ? exitCodes.checkFailed : exitCodes.done,
  };
}

/** Tells people at a terminal what takes a while. */
function progressOf(json: boolean): (text: string) => void {
  return (text) => {
    if (!json && process.stderr.isTTY) process.stderr.write(`${text} …\n`);
  };
}

/** How to ask; undefined when there is nobody to ask, or nothing is to be asked. */
async function dialogue({ yes, json, check }: Flags) {
  const isTerminal = process.stdin.isTTY === true && process.stdout.isTTY === true;
  if (yes || json || check || !isTerminal) return undefined;
  return (await import('./terminal/prompts.ts')).dialogue;
}

/** A diff has the files as they are, for `git apply`; a terminal would do what stands in them. */
function forTerminal(text: string): string {
  return process.stdout.isTTY ? printableLines(text) : text;
}

function done(text: string, json: Outcome['json']): Outcome {
  return { text, json, exitCode: exitCodes.done };
}

function fail(error: unknown, command: string, json: boolean): number {
  const known = isCliError(error) ? error : unexpected(error);
  if (json) {
    const { code, message, hint, details } = known;
    printJson(command, false, { error: { code, message, hint, details } });
  } else process.stderr.write(`${errorText(known)}\n`);
  return known.exitCode;
}

function unexpected(error: unknown): CliError {
  // What `process.cwd()` and paths from there need, wherever they do.
  if ((error as NodeJS.ErrnoException).syscall === 'uv_cwd')
    return new CliError('The current folder no longer exists.', {
      code: 'no-working-folder',
      exitCode: exitCodes.failed,
      hint: 'Go to another one with `cd`, and run the command there.',
    });
  return new CliError(`Something unexpected went wrong: ${describe(error)}`, {
    code: 'internal',
    exitCode: exitCodes.failed,
    hint: 'This is a bug in create-nix-project. Please report it with the command you ran.',
  });
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function printJson(command: string, ok: boolean, rest: Outcome['json']): void {
  process.stdout.write(`${JSON.stringify({ schemaVersion: 1, command, ok, ...rest }, null, 2)}\n`);
}
