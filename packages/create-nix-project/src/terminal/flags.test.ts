import { describe, expect, it } from 'vitest';
import { fixtureTemplate } from '../../test/fixture-template.ts';
import { CliError } from '../errors.ts';
import { commandOf, parseFlags } from './flags.ts';

const nothing = {
  command: 'create',
  yes: false,
  dryRun: false,
  json: false,
  verify: false,
  replace: false,
  check: false,
  fix: false,
  force: false,
  git: true,
  lock: true,
  version: false,
  answers: {},
  replaced: [],
};

const other = {
  ...fixtureTemplate,
  id: 'other',
  questions: fixtureTemplate.questions
    .filter(({ id }) => id === 'name')
    .concat({ id: 'cuda', flag: 'cuda', type: 'text', message: 'M', help: 'H.' }),
};

const folders = ['dector'];
const parse = (argv: readonly string[]) =>
  parseFlags(argv, [fixtureTemplate, other], (path) => folders.includes(path));

const wordsOf = (line: string) => line.split(' ').filter((word) => word !== '');

function errorOf(argv: readonly string[]): CliError {
  try {
    parse(argv);
  } catch (error) {
    if (error instanceof CliError) return error;
    throw error;
  }
  throw new Error(`${argv.join(' ')} was taken`);
}

describe('parseFlags', () => {
  it.each([
    ['', {}],
    ['my-app', { directory: 'my-app' }],
    ['create', {}],
    ['create my-app', { directory: 'my-app' }],
    ['. -t fixture -y', { directory: '.', template: 'fixture', yes: true }],
    ['--template=fixture', { template: 'fixture' }],
    ['--dry-run --json --verify', { dryRun: true, json: true, verify: true }],
    ['--replace', { replace: true }],
    ['--no-git --no-lock', { git: false, lock: false }],
    ['-h', { command: 'help' }],
    ['update --help', { command: 'help', topic: 'update' }],
    ['a b --help', { command: 'help' }],
    ['-v', { version: true }],
    ['help', { command: 'help' }],
    ['--json detect ../a', { command: 'detect', directory: '../a', json: true }],
    ['help detect', { command: 'help', topic: 'detect' }],
    ['explain', { command: 'explain' }],
    ['explain build.log', { command: 'explain', log: 'build.log' }],
    ['explain -', { command: 'explain', log: '-' }],
    [
      'update --check --set tests=no',
      { command: 'update', check: true, answers: { tests: false } },
    ],
    ['-- -folder', { directory: '-folder' }],
    ['--name a --name b', { answers: { name: 'b' } }],
    ['--python 3.13', { answers: { python: '3.13' } }],
    ['--name=--yes', { answers: { name: '--yes' } }],
    ['--set package=a', { answers: { importName: 'a' } }],
    ['--set importName=a', { answers: { importName: 'a' } }],
    ['--set name=a', { answers: { name: 'a' } }],
    ['--set description=', { answers: { description: '' } }],
    ['--set description=a=b', { answers: { description: 'a=b' } }],
    ['--set=tests=yes', { answers: { tests: true } }],
    ['--set tests=true', { answers: { tests: true } }],
    ['--set tests=no', { answers: { tests: false } }],
    ['--set tests=false', { answers: { tests: false } }],
    ['--set test-groups=a,b,,c', { answers: { testGroups: ['a', 'b', 'c'] } }],
    ['--set test-groups=a\\,b,c', { answers: { testGroups: ['a,b', 'c'] } }],
    ['--set test-groups=', { answers: { testGroups: [] } }],
    ['--set tests=no --set package=a', { answers: { tests: false, importName: 'a' } }],
    ['--set cuda=1', { answers: { cuda: '1' } }],
  ])('reads %j', (line, expected) => {
    expect(parse(wordsOf(line))).toEqual({ ...nothing, ...expected });
  });

  it.each([
    ['--nam a', 'unknown-flag', 'Did you mean --name?'],
    ['--dryrun', 'unknown-flag', 'Did you mean --dry-run?'],
    ['--no-test', 'unknown-flag', 'Did you mean --set tests=no?'],
    ['--test', 'unknown-flag', 'Did you mean --set tests=…?'],
    ['--git', 'unknown-flag', 'Did you mean --no-git?'],
    ['--no-yes', 'unknown-flag', '--yes has no opposite: leave it out.'],
    ['--no-name', 'unknown-flag', '--name has no opposite: leave it out.'],
    ['-x', 'unknown-flag', 'create-nix-project help create'],
    ['doctor --frobnicate', 'unknown-flag', 'create-nix-project help doctor'],
    ['--no-constructor', 'unknown-flag', 'create-nix-project help'],
    ['--constructor', 'unknown-flag', 'create-nix-project help'],
    ['--qqqqqqqqqqqq', 'unknown-flag', 'create-nix-project help'],
    ['--name', 'flag-value', '--name=VALUE'],
    ['--name --yes', 'flag-value', '--name=VALUE'],
    ['-t', 'flag-value', 'VALUE'],
    ['--yes=no', 'flag-value', undefined],
    ['--no-git=1', 'flag-value', undefined],
    ['--set', 'flag-value', 'Write --set KEY=VALUE.'],
    ['--set --yes', 'flag-value', 'Write --set KEY=VALUE.'],
    ['--set tests', 'flag-value', 'Write --set tests=yes|no.'],
    ['--set tests=', 'flag-value', '--set tests=yes or --set tests=no'],
    ['--set tests=maybe', 'flag-value', '--set tests=yes or --set tests=no'],
    ['--set test=no', 'unknown-key', 'Did you mean --set tests=…?'],
    ['--set nam=a', 'unknown-key', 'Did you mean --name …?'],
    ['--set qqqqqqqqq=a', 'unknown-key', 'help TEMPLATE'],
    ['--set constructor=a', 'unknown-key', 'help TEMPLATE'],
    ['--set =a', 'unknown-key', 'help TEMPLATE'],
    ['--set tests=no --set tests=no', 'given-twice', 'Leave one'],
    ['--set package=a --set importName=b', 'given-twice', 'Leave one'],
    ['--name a --set name=a', 'given-twice', 'Leave one'],
    ['--set name=a --name a', 'given-twice', 'Leave one'],
    ['--no-tests --set tests=no', 'given-twice', 'Leave one'],
    ['my app', 'stray-argument', 'quotes'],
    ['detect a b', 'stray-argument', 'quotes'],
    ['explain a b', 'stray-argument', 'quotes'],
    ['detect -t fixture', 'flag-not-for-command', 'help detect'],
    ['detect --set name=a', 'flag-not-for-command', 'help detect'],
    ['help --no-git', 'flag-not-for-command', 'help help'],
    ['detect --name a', 'flag-not-for-command', 'help detect'],
    ['update --replace', 'flag-not-for-command', 'help update'],
  ])('refuses %j: %s', (line, code, hint) => {
    const error = errorOf(wordsOf(line));
    expect([error.code, error.exitCode]).toEqual([code, 2]);
    if (hint === undefined) expect(error.hint).toBeUndefined();
    else expect(error.hint).toContain(hint);
  });

  it('refuses an empty folder name', () => {
    expect(errorOf(['']).code).toBe('directory');
    expect(errorOf(['detect', '']).code).toBe('directory');
  });

  it.each([
    ['docter', 'create-nix-project doctor'],
    ['Doctor', 'create-nix-project doctor'],
    ['inti', '`create-nix-project`'],
    ['init', '`create-nix-project`'],
    ['lst', 'create-nix-project help'],
    ['exlpian', 'create-nix-project explain'],
    ['hlep uv', 'create-nix-project help'],
    ['udpate --check', 'create-nix-project update'],
  ])('takes %j for a mistyped command', (line, meant) => {
    const words = wordsOf(line).filter((word) => !word.startsWith('--'));
    const error = errorOf(words);
    expect([error.code, error.exitCode]).toEqual(['unknown-command', 2]);
    expect(error.hint).toContain(meant);
    expect(error.hint).toContain(`./${words[0]}`);
  });

  it.each([
    'dector',
    './docter',
    'hello',
    'vector',
    'factor',
    'my-app',
    'app2',
    '../inti',
    '.',
  ])('takes %j for a folder', (directory) => {
    expect(parse([directory]).directory).toBe(directory);
  });
});

describe('commandOf', () => {
  it.each([
    ['', 'create'],
    ['my-app --frob', 'create'],
    ['update --frob', 'update'],
    ['--set doctor', 'create'],
    ['--set=x policy', 'policy'],
    ['doctor --help', 'help'],
    ['doctor --explain', 'explain'],
    ['list a b', 'help'],
  ])('%j: %s', (line, command) => {
    expect(commandOf(wordsOf(line), [fixtureTemplate])).toBe(command);
  });
});
