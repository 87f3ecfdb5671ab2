import { parseArgs } from 'node:util';
import { usageError } from '../errors.ts';
import { readList } from '../text/list-text.ts';
import { nearest } from '../text/nearest.ts';
import type { AnswerValue, Question, Template } from '../values.ts';

export const commands = ['create', 'list', 'detect', 'doctor', 'update', 'policy', 'help'] as const;
export type Command = (typeof commands)[number];

/** What the command line says; answers are by question id, only those that were given. */
export interface Flags {
  readonly command: Command;
  readonly directory?: string;
  /** The command that `help` is asked about. */
  readonly topic?: string;
  readonly template?: string;
  /** The folder, within the directory, of the project that Nix is added to. */
  readonly project?: string;
  readonly yes: boolean;
  readonly dryRun: boolean;
  readonly json: boolean;
  readonly verify: boolean;
  readonly replace: boolean;
  readonly check: boolean;
  readonly force: boolean;
  readonly fix: boolean;
  /** `KEY=VALUE` of each `--answers`. */
  readonly changes: readonly string[];
  /** A log to explain: a file, or `-`. */
  readonly explain?: string;
  readonly git: boolean;
  readonly lock: boolean;
  readonly help: boolean;
  readonly version: boolean;
  readonly answers: Readonly<Record<string, AnswerValue>>;
}

const generalOptions = {
  template: { type: 'string', short: 't' },
  project: { type: 'string' },
  yes: { type: 'boolean', short: 'y' },
  'dry-run': { type: 'boolean' },
  json: { type: 'boolean' },
  verify: { type: 'boolean' },
  replace: { type: 'boolean' },
  check: { type: 'boolean' },
  force: { type: 'boolean' },
  answers: { type: 'string' },
  fix: { type: 'boolean' },
  explain: { type: 'string' },
  git: { type: 'boolean' },
  lock: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

/** General flags that only make sense with `--no-` in front. */
const negated = new Set(['git', 'lock']);
/** The flags that only some commands have. */
const ownFlags: Readonly<Record<string, readonly Command[]>> = {
  template: ['create', 'update'],
  project: ['create'],
  yes: ['create', 'update'],
  'dry-run': ['create', 'update'],
  verify: ['create'],
  replace: ['create'],
  git: ['create'],
  lock: ['create'],
  check: ['policy', 'update'],
  force: ['update'],
  answers: ['update'],
  fix: ['policy', 'doctor'],
  explain: ['doctor'],
};

type Options = Record<string, { type: 'string' | 'boolean'; short?: string; multiple?: boolean }>;
type Token = ReturnType<typeof tokenize>['tokens'][number];

/**
 * Reads the command line. `templates` says which flags the questions have.
 * @throws {CliError} exit code 2 for an unknown flag, a flag without its value, or a stray word
 */
export function parseFlags(argv: readonly string[], templates: readonly Template[]): Flags {
  const questions = templates.flatMap((template) => template.questions);
  const options: Options = { ...generalOptions, ...questionOptions(questions) };
  const { tokens } = tokenize(argv, options);
  const seen = new Map<string, string | boolean>();
  const words: string[] = [];
  const answers: Record<string, AnswerValue> = {};
  const changes: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value);
    if (token.kind !== 'option') continue;
    const { name, value } = readOption(token, options);
    const question = questions.find((candidate) => candidate.flag === name);
    if (name === 'answers') changes.push(String(value));
    else if (question === undefined) seen.set(name, value);
    else answers[question.id] = combine(question, answers[question.id], value);
  }
  const flags = fromWords(words, { answers, changes }, seen);
  refuseForeignFlags(flags.command, tokens, questions);
  refuseBesideExplain(flags);
  return flags;
}

function tokenize(argv: readonly string[], options: Options) {
  return parseArgs({
    args: [...argv],
    options,
    strict: false,
    tokens: true,
    allowPositionals: true,
    allowNegative: true,
  });
}

function questionOptions(questions: readonly Question[]): Options {
  return Object.fromEntries(
    questions.map(({ flag, type }) => [
      flag,
      { type: type === 'confirm' ? 'boolean' : 'string' } as const,
    ]),
  );
}

function readOption(token: Extract<Token, { kind: 'option' }>, options: Options) {
  const negative =
    token.rawName.startsWith('--no-') && !Object.hasOwn(options, token.rawName.slice(2));
  const name = negative ? token.rawName.slice(5) : token.name;
  const option = Object.hasOwn(options, name) ? options[name] : undefined;
  if (option === undefined) throw unknownFlag(token.rawName, options);
  if (option.type === 'boolean') {
    if (token.value !== undefined)
      throw usageError('flag-value', `${token.rawName} takes no value.`);
    if (negated.has(name) && !negative) throw unknownFlag(token.rawName, options);
    if (name in generalOptions && negative && !negated.has(name))
      throw unknownFlag(token.rawName, options);
    return { name, value: !negative };
  }
  if (negative) throw unknownFlag(token.rawName, options);
  // "--name --yes" is a forgotten value far more often than a name that begins with a dash.
  if (token.value === undefined || (!token.inlineValue && /^-./.test(token.value)))
    throw usageError(
      'flag-value',
      `${token.rawName} needs a value.`,
      `Write ${token.rawName}=VALUE when the value begins with a dash.`,
    );
  return { name, value: token.value };
}

function combine(
  question: Question,
  before: AnswerValue | undefined,
  value: string | boolean,
): AnswerValue {
  if (question.type !== 'list' || typeof value === 'boolean') return value;
  return [...(Array.isArray(before) ? before : []), ...readList(value)];
}

function fromWords(
  words: readonly string[],
  given: Pick<Flags, 'answers' | 'changes'>,
  seen: ReadonlyMap<string, string | boolean>,
): Flags {
  const [first, ...rest] = words;
  const command = commands.find((name) => name === first && name !== 'create') ?? 'create';
  const [subject, stray] = command === 'create' ? words : rest;
  const extra = command === 'list' ? subject : stray;
  if (extra !== undefined)
    throw usageError(
      'stray-argument',
      `“${extra}” is one word too many.`,
      'A folder name with spaces needs quotes.',
    );
  if (subject === '') throw usageError('directory', 'The folder name is empty.');
  const template = seen.get('template');
  const project = seen.get('project');
  const explain = seen.get('explain');
  return {
    command,
    ...(subject === undefined
      ? {}
      : command === 'help'
        ? { topic: subject }
        : { directory: subject }),
    ...(typeof template === 'string' ? { template } : {}),
    ...(typeof project === 'string' ? { project } : {}),
    yes: seen.get('yes') === true,
    dryRun: seen.get('dry-run') === true,
    json: seen.get('json') === true,
    verify: seen.get('verify') === true,
    replace: seen.get('replace') === true,
    check: seen.get('check') === true,
    fix: seen.get('fix') === true,
    force: seen.get('force') === true,
    ...(typeof explain === 'string' ? { explain } : {}),
    git: seen.get('git') !== false,
    lock: seen.get('lock') !== false,
    help: seen.get('help') === true,
    version: seen.get('version') === true,
    ...given,
  };
}

function refuseForeignFlags(
  command: Command,
  tokens: readonly Token[],
  questions: readonly Question[],
): void {
  const answersQuestion = (name: string) => questions.some(({ flag }) => flag === name);
  const flag = tokens.find((token) => {
    if (token.kind !== 'option') return false;
    const names = [token.name, token.rawName.replace(/^--no-/, '')];
    const allowed = names.map((name) =>
      answersQuestion(name) ? ['create', 'update'] : ownFlags[name],
    );
    return allowed.some((list) => list !== undefined && !list.includes(command));
  });
  if (flag?.kind === 'option')
    throw usageError(
      'flag-not-for-command',
      `${flag.rawName} has no meaning for \`${command}\`.`,
      `Run \`create-nix-project help ${command}\`.`,
    );
}

/** A log is explained without the project that it is of. */
function refuseBesideExplain({ explain, fix, directory }: Flags): void {
  if (explain === undefined || (!fix && directory === undefined)) return;
  throw usageError(
    'explain-alone',
    `--explain looks at an output alone, without ${fix ? '--fix' : 'a folder'}.`,
    'Run `create-nix-project doctor` a second time for the project itself.',
  );
}

function unknownFlag(rawName: string, options: Options) {
  const known = Object.entries(options).flatMap(([name, { type }]) =>
    negated.has(name)
      ? [`--no-${name}`]
      : type === 'boolean' && !(name in generalOptions)
        ? [`--${name}`, `--no-${name}`]
        : [`--${name}`],
  );
  const negation = `--no-${rawName.slice(2)}`;
  const guess = known.includes(negation) ? negation : nearest(rawName, known);
  return usageError(
    'unknown-flag',
    `There is no flag ${rawName}.`,
    guess === undefined ? 'Run `create-nix-project help`.' : `Did you mean ${guess}?`,
  );
}
