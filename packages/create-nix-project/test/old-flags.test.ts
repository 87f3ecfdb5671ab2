/** What 0.x understood still works, and says what replaces it. */
import { expect, test } from 'vitest';
import { parseFlags } from '../src/terminal/flags.ts';
import { cli, testFolder } from './cli.ts';
import { fixtureTemplate } from './fixture-template.ts';

const parse = (line: string) =>
  parseFlags(
    line.split(' ').filter((word) => word !== ''),
    [fixtureTemplate],
    () => false,
  );

test.each([
  ['--package a', '--set package=a', ['--package: use --set package=…']],
  ['--description=', '--set description=', ['--description: use --set description=…']],
  ['--tests', '--set tests=yes', ['--tests: use --set tests=yes']],
  ['--no-tests', '--set tests=no', ['--no-tests: use --set tests=no']],
  [
    '--tests --no-tests',
    '--set tests=no',
    ['--tests: use --set tests=yes', '--no-tests: use --set tests=no'],
  ],
  ['--test-groups a,b,,c', '--set test-groups=a,b,c', ['--test-groups: use --set test-groups=…']],
  [
    '--test-groups a --test-groups b\\,c',
    '--set test-groups=a,b\\,c',
    ['--test-groups: use --set test-groups=…'],
  ],
  ['--test-groups=', '--set test-groups=', ['--test-groups: use --set test-groups=…']],
  ['update --answers tests=no', 'update --set tests=no', ['--answers: use --set']],
  [
    'update --answers tests=no --answers name=a --package b',
    'update --set tests=no --set name=a --set package=b',
    ['--answers: use --set', '--package: use --set package=…'],
  ],
  [
    '--fixtures a,b --set fixtures=c --package a',
    '--set package=a',
    [
      '--package: use --set package=…',
      'fixtures: no longer needed, as builds see all files tracked by git',
    ],
  ],
  [
    'update --set fixtures=c',
    'update',
    ['fixtures: no longer needed, as builds see all files tracked by git'],
  ],
  ['doctor --explain log', 'explain log', ['doctor --explain: use explain']],
  ['doctor --explain - --json', 'explain - --json', ['doctor --explain: use explain']],
  ['list', 'help', ['list: use help']],
])('%j is %j', (old, now, replaced) => {
  expect(parse(old)).toEqual({ ...parse(now), replaced });
  expect(parse(now).replaced).toEqual([]);
});

test.each([
  ['doctor --explain log --fix', 'explain-alone'],
  ['doctor . --explain -', 'explain-alone'],
  ['doctor --explain', 'flag-value'],
  ['--answers tests=no', 'flag-not-for-command'],
  ['detect --tests', 'flag-not-for-command'],
  ['--tests=no', 'flag-value'],
  ['--description', 'flag-value'],
  ['update --answers', 'flag-value'],
])('%j is refused as before: %s', (line, code) => {
  expect(() => parse(line)).toThrow(expect.objectContaining({ code, exitCode: 2 }));
});

test('a document stays one, and standard error has the notice', () => {
  const folder = testFolder();
  const args = ['app', '-t', 'uv', '--yes', '--dry-run', '--json', '--no-ruff', '--libraries', 'a'];
  const { code, stdout, stderr } = cli(folder, args);
  expect([code, stderr]).toEqual([
    0,
    '--no-ruff: use --set ruff=no\n--libraries: use --set libraries=…\n',
  ]);
  expect(JSON.parse(stdout)).toMatchObject({
    command: 'create',
    answers: { ruff: false, libraries: ['a'] },
  });
});

test('`list` has the templates', () => {
  const { code, stdout, stderr } = cli(testFolder(), ['list', '--json']);
  expect([code, stderr]).toEqual([0, 'list: use help\n']);
  expect(JSON.parse(stdout)).toMatchObject({
    command: 'help',
    templates: [{ id: 'uv' }, {}, {}, {}],
  });
});
