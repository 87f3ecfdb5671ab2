import { describe, expect, it } from 'vitest';
import { fixtureTemplate } from '../../test/fixture-template.ts';
import { CliError } from '../errors.ts';
import { parseFlags } from './flags.ts';

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
  changes: [],
  git: true,
  lock: true,
  help: false,
  version: false,
  answers: {},
};

const parse = (argv: readonly string[]) => parseFlags(argv, [fixtureTemplate]);

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
    ['create', { directory: 'create' }],
    ['. -t fixture -y', { directory: '.', template: 'fixture', yes: true }],
    ['--template=fixture', { template: 'fixture' }],
    ['--dry-run --json --verify', { dryRun: true, json: true, verify: true }],
    ['--no-git --no-lock', { git: false, lock: false }],
    ['-h', { help: true }],
    ['-v', { version: true }],
    ['list', { command: 'list' }],
    ['--json detect ../a', { command: 'detect', directory: '../a', json: true }],
    ['help detect', { command: 'help', topic: 'detect' }],
    ['-- -folder', { directory: '-folder' }],
    ['--name a --name b', { answers: { name: 'b' } }],
    ['--package a', { answers: { importName: 'a' } }],
    ['--name=--yes', { answers: { name: '--yes' } }],
    ['--description=', { answers: { description: '' } }],
    ['--tests', { answers: { tests: true } }],
    ['--no-tests', { answers: { tests: false } }],
    ['--tests --no-tests', { answers: { tests: false } }],
    ['--test-groups a,b,,c', { answers: { testGroups: ['a', 'b', 'c'] } }],
    ['--test-groups a --test-groups b', { answers: { testGroups: ['a', 'b'] } }],
    ['--test-groups=', { answers: { testGroups: [] } }],
  ])('reads %j', (line, expected) => {
    expect(parse(line.split(' ').filter((word) => word !== ''))).toEqual({
      ...nothing,
      ...expected,
    });
  });

  it('takes an empty value that is a word of its own', () => {
    expect(parse(['--description', '']).answers).toEqual({ description: '' });
    expect(parse(['--test-groups', '']).answers).toEqual({ testGroups: [] });
  });

  it.each([
    ['--nam a', 'unknown-flag', 'Did you mean --name?'],
    ['--dryrun', 'unknown-flag', 'Did you mean --dry-run?'],
    ['--no-test', 'unknown-flag', 'Did you mean --no-tests?'],
    ['--git', 'unknown-flag', 'Did you mean --no-git?'],
    ['--no-yes', 'unknown-flag', 'create-nix-project help'],
    ['--no-name', 'unknown-flag', 'Did you mean'],
    ['-x', 'unknown-flag', 'create-nix-project help'],
    ['--no-constructor', 'unknown-flag', 'create-nix-project help'],
    ['--constructor', 'unknown-flag', 'create-nix-project help'],
    ['--qqqqqqqqqqqq', 'unknown-flag', 'create-nix-project help'],
    ['--name', 'flag-value', '--name=VALUE'],
    ['--name --yes', 'flag-value', '--name=VALUE'],
    ['-t', 'flag-value', 'VALUE'],
    ['--tests=no', 'flag-value', undefined],
    ['--no-git=1', 'flag-value', undefined],
    ['my app', 'stray-argument', 'quotes'],
    ['list here', 'stray-argument', 'quotes'],
    ['detect a b', 'stray-argument', 'quotes'],
    ['list --yes', 'flag-not-for-command', 'help list'],
    ['detect -t fixture', 'flag-not-for-command', 'help detect'],
    ['help --no-git', 'flag-not-for-command', 'help help'],
    ['detect --name a', 'flag-not-for-command', 'help detect'],
    ['doctor --explain log --fix', 'explain-alone', 'second time'],
    ['doctor . --explain -', 'explain-alone', 'second time'],
  ])('refuses %j: %s', (line, code, hint) => {
    const error = errorOf(line.split(' '));
    expect([error.code, error.exitCode]).toEqual([code, 2]);
    if (hint === undefined) expect(error.hint).toBeUndefined();
    else expect(error.hint).toContain(hint);
  });

  it('refuses an empty folder name', () => {
    expect(errorOf(['']).code).toBe('directory');
  });
});
