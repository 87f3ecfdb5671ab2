import { existsSync } from 'node:fs';
import { readSetting } from '../answers/settings.ts';
import { usageError } from '../errors.ts';
import type { Answers, AnswerValue, Question, Template } from '../values.ts';
import { answerOptions, type Options } from './commands/command-line.ts';
import { type Command, commandLines, commands, generalOptions } from './commands/index.ts';
import { foreignFlag, unknownFlag } from './flag-errors.ts';
import { checkValue, type Given, hasOption, type Line, readLine } from './line.ts';
import { refuseMistyped } from './mistyped-command.ts';
import { oldOptions, oldOptionsOf, renamedCommand, renewed } from './old-flags.ts';

/** What the command line says; answers are by question id, only those that were given. */
export interface Flags {
  readonly command: Command;
  readonly directory?: string;
  /** What `help` is asked about. */
  readonly topic?: string;
  /** The log that `explain` is to read: a file, or `-`. */
  readonly log?: string;
  readonly template?: string;
  /** The folder, within the directory, of the project that Nix is added to. */
  readonly project?: string;
  readonly yes: boolean;
  readonly dryRun: boolean;
  readonly json: boolean;
  readonly verify: boolean;
  /** Whether conflicting files that git has committed may be replaced. */
  readonly replace: boolean;
  readonly check: boolean;
  readonly force: boolean;
  readonly fix: boolean;
  readonly git: boolean;
  readonly lock: boolean;
  readonly version: boolean;
  readonly answers: Answers;
  /** What was said in the words of an older version, each with what replaces it. */
  readonly replaced: readonly string[];
}

/**
 * Reads the command line.
 *
 * @param templates the keys of their answers are what `--set` takes
 * @param exists whether there is a folder of a name, which then is no mistyped command
 * @throws {CliError} exit code 2 for an unknown flag or key, one without its value, a mistyped
 *   command, or a stray word
 */
export function parseFlags(
  argv: readonly string[],
  templates: readonly Template[],
  exists: (path: string) => boolean = existsSync,
): Flags {
  const questions = templates.flatMap((template) => template.questions);
  const typed = readLine(argv, allOptions(questions));
  const command = commandIn(typed);
  checkOptions(typed, command, questions);
  const { line, replaced } = renewed(typed, command, questions);
  const seen = new Map(line.given.map(({ name, value }) => [name, value ?? true]));
  const text = (name: string) => {
    const value = seen.get(name);
    return typeof value === 'string' ? { [name]: value } : {};
  };
  const wantsHelp = hasOption(line, 'help');
  return {
    ...(wantsHelp ? helpAbout(line.words) : { command, ...subjectOf(line.words, command, exists) }),
    ...text('template'),
    ...text('project'),
    yes: seen.has('yes'),
    dryRun: seen.has('dry-run'),
    json: seen.has('json'),
    verify: seen.has('verify'),
    replace: seen.has('replace'),
    check: seen.has('check'),
    force: seen.has('force'),
    fix: seen.has('fix'),
    git: !seen.has('no-git'),
    lock: !seen.has('no-lock'),
    version: seen.has('version'),
    answers: answersOf(line.given, questionsOf(seen.get('template'), templates)),
    replaced,
  };
}

/** The command that is meant, also where the rest of the line makes no sense. */
export function commandOf(argv: readonly string[], templates: readonly Template[]): Command {
  const questions = templates.flatMap((template) => template.questions);
  const line = readLine(argv, allOptions(questions));
  return hasOption(line, 'help') ? 'help' : commandIn(line);
}

function commandIn(line: Line): Command {
  const [first] = line.words;
  return renamedCommand(line) ?? commands.find((name) => name === first) ?? 'create';
}

function allOptions(questions: readonly Question[]): Options {
  const own = commands.map((command) => commandLines[command].options);
  return Object.assign({}, oldOptions(questions), ...own, generalOptions);
}

/** Each option must be one of the command, or have been one, with a value where it takes one. */
function checkOptions(line: Line, command: Command, questions: readonly Question[]): void {
  const all = allOptions(questions);
  const { options } = commandLines[command];
  const known = { ...oldOptionsOf(command, questions), ...options, ...generalOptions };
  for (const given of line.given) {
    const option = Object.hasOwn(all, given.name) ? all[given.name] : undefined;
    if (option === undefined) throw unknownFlag(given, command, questions);
    if (!Object.hasOwn(known, given.name)) throw foreignFlag(given, command);
    checkValue(given, option);
  }
}

/** `--help` behind a command is about that command, and alone about all. */
function helpAbout([first]: readonly string[]): Pick<Flags, 'command' | 'topic'> {
  const topic = commands.find((name) => name === first);
  return { command: 'help', ...(topic === undefined ? {} : { topic }) };
}

/** What the word after the command is. */
function subjectOf(
  words: readonly string[],
  command: Command,
  exists: (path: string) => boolean,
): Pick<Flags, 'directory' | 'topic' | 'log'> {
  const [first] = words;
  const [subject, stray] = first === command ? words.slice(1) : words;
  if (first !== command && subject !== undefined) refuseMistyped(subject, exists);
  if (stray !== undefined)
    throw usageError(
      'stray-argument',
      `“${stray}” is an unexpected argument.`,
      'A folder name with spaces needs quotes.',
    );
  if (subject === undefined) return {};
  const { argument } = commandLines[command];
  if (argument === 'TOPIC') return { topic: subject };
  if (argument === 'LOG') return { log: subject };
  if (subject === '') throw usageError('directory', 'The folder name is empty.');
  return { directory: subject };
}

/** Keys of the chosen template, or of all, as long as none is chosen. */
function questionsOf(id: string | boolean | undefined, templates: readonly Template[]) {
  const chosen = templates.find((template) => template.id === id);
  // What only another template asks is known as well, to say which.
  const others = templates.filter((template) => template !== chosen);
  return [...(chosen?.questions ?? []), ...others.flatMap(({ questions }) => questions)];
}

function answersOf(given: readonly Given[], questions: readonly Question[]): Answers {
  const answers: Record<string, AnswerValue> = {};
  const spelled = new Map<string, string>();
  for (const { name, value = '' } of given) {
    if (!Object.hasOwn(answerOptions, name)) continue;
    const isSet = name === 'set';
    const { question, value: answer } = readSetting(isSet ? value : `${name}=${value}`, questions);
    const before = spelled.get(question.id);
    // As with all flags, the last one counts; two spellings of it are a mistake.
    if (before !== undefined && (isSet || before === 'set'))
      throw usageError(
        'given-twice',
        `The answer ${question.flag} is given twice.`,
        'Leave one of them out. A list has its entries in one value: KEY=A,B.',
      );
    spelled.set(question.id, name);
    answers[question.id] = answer;
  }
  return answers;
}
