/** What versions 0.x understood, and what replaces it. It goes away with the release after the next. */
import { usageError } from '../errors.ts';
import type { Question } from '../values.ts';
import type { Option, Options } from './commands/command-line.ts';
import { type Command, commandLines } from './commands/index.ts';
import { type Given, hasOption, type Line } from './line.ts';

/** A command line in the words of this version, and what to tell of those that were replaced. */
export interface Renewed {
  readonly line: Line;
  readonly replaced: readonly string[];
}

/** Answers that nobody is asked for any more, each with the reason. */
const withoutUse: ReadonlyMap<string, string> = new Map([
  ['fixtures', 'no longer needed, as builds see all files tracked by git'],
]);

/** A flag for every question, and those that commands have lost. */
export function oldOptions(questions: readonly Question[]): Options {
  return {
    ...questionOptions(questions),
    answers: { type: 'string' },
    explain: { type: 'string' },
  };
}

/** Those of them that a command had. */
export function oldOptionsOf(command: Command, questions: readonly Question[]): Options {
  return {
    ...(commandLines[command].hasAnswers === true ? questionOptions(questions) : {}),
    ...(command === 'update' ? { answers: { type: 'string' } } : {}),
    ...(command === 'explain' ? { explain: { type: 'string' }, fix: { type: 'boolean' } } : {}),
  };
}

function questionOptions(questions: readonly Question[]): Options {
  const gone = [...withoutUse.keys()].map((flag): [string, Option] => [flag, { type: 'string' }]);
  const options = questions.flatMap(({ flag, type }): [string, Option][] =>
    type === 'confirm'
      ? [
          [flag, { type: 'boolean' }],
          [`no-${flag}`, { type: 'boolean' }],
        ]
      : [[flag, { type: 'string' }]],
  );
  return Object.fromEntries([...gone, ...options]);
}

/** The command of this version, where a line has an older name of it. */
export function renamedCommand(line: Line): Command | undefined {
  const [first] = line.words;
  if (first === 'list') return 'help';
  return first === 'doctor' && hasOption(line, 'explain') ? 'explain' : undefined;
}

/**
 * Says a command line in the words of this version.
 *
 * @throws {CliError} exit code 2 for `doctor --explain` with more than a log
 */
export function renewed(line: Line, command: Command, questions: readonly Question[]): Renewed {
  const [first, ...words] = line.words;
  if (first === 'list')
    return { line: { ...line, words: ['help', ...words] }, replaced: ['list: use help'] };
  const explain = line.given.find(({ name }) => name === 'explain');
  if (explain !== undefined) return renewedExplain({ ...line, words }, explain);
  return commandLines[command].hasAnswers === true
    ? renewedAnswers(line, commandLines[command].options, questions)
    : { line, replaced: [] };
}

function renewedExplain({ words, given }: Line, explain: Given): Renewed {
  const others = given.filter(({ name }) => name !== 'explain');
  if (words.length > 0 || others.some(({ name }) => name === 'fix'))
    throw usageError(
      'explain-alone',
      `A log is explained on its own, without ${words.length > 0 ? 'a folder' : '--fix'}.`,
      'Run `create-nix-project explain LOG`, and `create-nix-project doctor` for the project itself.',
    );
  return {
    line: { words: ['explain', explain.value ?? ''], given: others },
    replaced: ['doctor --explain: use explain'],
  };
}

/** Every answer by `--set`; of a flag that was given twice the last counts, of a list all entries. */
function renewedAnswers({ words, given }: Line, own: Options, questions: readonly Question[]) {
  const replaced = new Map<string, string>();
  const texts = new Map<string, string>();
  const notices = new Set<string>();
  const lasting = given.flatMap((option) => {
    const { name, rawName, value = '' } = option;
    const question = questions.find(({ flag }) => flag === name || `no-${flag}` === name);
    const useless = uselessKey(option);
    if (useless !== undefined) {
      notices.add(`${useless}: ${withoutUse.get(useless)}`);
      return [];
    }
    if (name === 'answers') {
      replaced.set(rawName, '--set');
      return [{ ...option, name: 'set' }];
    }
    if (question === undefined || Object.hasOwn(own, name)) return [option];
    const { flag, type } = question;
    const text = type === 'confirm' ? (flag === name ? 'yes' : 'no') : value;
    const before = type === 'list' ? texts.get(flag) : undefined;
    texts.set(flag, before === undefined ? text : `${before},${text}`);
    replaced.set(rawName, `--set ${flag}=${type === 'confirm' ? text : '…'}`);
    return [];
  });
  const settings = [...texts].map(([flag, text]) => ({
    name: 'set',
    rawName: '--set',
    value: `${flag}=${text}`,
  }));
  return {
    line: { words, given: [...lasting, ...settings] },
    replaced: [...[...replaced].map(([old, now]) => `${old}: use ${now}`), ...notices],
  };
}

/** The key of `--fixtures x` and `--set fixtures=x`, where that is an answer without use. */
function uselessKey({ name, value = '' }: Given): string | undefined {
  const key = name === 'set' || name === 'answers' ? value.split('=')[0] : name;
  return key !== undefined && withoutUse.has(key) ? key : undefined;
}
