import { expect, test } from 'vitest';
import type { Question } from '../../../../create-nix-project/src/for-nx-flake/index.ts';
import { answersOf } from './answers.ts';
import { refuseLonelyAnswers, typedOptions } from './command-line.ts';

const question = (id: string, flag: string, type: Question['type']): Question => ({
  ...{ id, flag, type, message: 'X', help: 'X.' },
});

const questions = [
  question('rustVersion', 'rust-version', 'text'),
  question('importName', 'package', 'text'),
  question('python', 'python', 'select'),
  question('github', 'github', 'confirm'),
  question('systemPackages', 'system-packages', 'list'),
];

const answers = (options: Readonly<Record<string, unknown>>, ...argv: string[]) =>
  answersOf(options, questions, typedOptions(argv));

test('an option is the answer to the question with its flag; others are none', () => {
  const options = { project: 'a', package: 'my_app', github: false, python: undefined };
  expect(answers(options)).toEqual({ importName: 'my_app', github: false });
});

test.each([
  [1.8, ['--rust-version', '1.80'], '1.80'],
  [1.8, ['--rust-version=1.80'], '1.80'],
  [1.8, ['--rustVersion', '1.8'], '1.8'],
  [1.9, ['--rust-version', '1.80', '--rust-version', '1.90'], '1.90'],
  [1.9, [], '1.9'],
  [1.9, ['--python', '1.90'], '1.9'],
  ['1.80', [], '1.80'],
])('%s of %j is “%s”', (rustVersion, argv, text) => {
  expect(answers({ rustVersion }, ...argv)).toEqual({ rustVersion: text });
});

test.each([
  [
    ['cmake', 'ffmpeg'],
    ['cmake', 'ffmpeg'],
  ],
  [
    ['cmake ffmpeg', ' jq'],
    ['cmake', 'ffmpeg', 'jq'],
  ],
  [[''], []],
  [
    ['A=b\\', 'c', 'd'],
    ['A=b,c', 'd'],
  ],
  ['cmake,jq', ['cmake', 'jq']],
])('the list %j is %j', (systemPackages, list) => {
  expect(answers({ systemPackages })).toEqual({ systemPackages: list });
});

test.each([
  [['github=no'], ['--set', 'github=no'], { github: false }],
  [['package=a'], ['--set=package=a'], { importName: 'a' }],
  [
    ['system-packages=a', 'b'],
    ['--set', 'system-packages=a,b', '--set', 'python=3.13'],
    { systemPackages: ['a', 'b'], python: '3.13' },
  ],
  // nx.json has them, and nobody typed any.
  [['system-packages=a,b', 'github=yes'], [], { systemPackages: ['a', 'b'], github: true }],
])('%j, typed as %j, is what the command makes of it', (set, argv, expected) => {
  expect(answers({ set }, ...argv)).toEqual(expected);
});

test('what is set comes before an option of nx.json, but not beside one that was typed', () => {
  const both = { set: ['github=no'], github: true };
  expect(answers(both, '--set', 'github=no')).toEqual({ github: false });
  expect(() => answers(both, '--set', 'github=no', '--github')).toThrow('github is given twice');
  expect(() => answers(both, '--set', 'github=no', '--no-github')).toThrow('is given twice');
  expect(() => answers({}, '--set', 'github=no', '--set', 'github=no')).toThrow('is given twice');
});

test.each([
  ['githup=no', 'There is no answer called “githup”.'],
  ['github', '--set github has no value.'],
  ['github=maybe', '--set github=maybe is neither yes nor no.'],
])('--set %s is refused', (text, message) => {
  expect(() => answers({}, '--set', text)).toThrow(message);
});

test.each([
  [['--set', 'github=no'], '--set'],
  [['generate', 'nx-flake:init', '--python', '3.13'], '--python'],
  [['--no-github'], '--github'],
  [['--systemPackages=a'], '--system-packages'],
  [['--no-lock'], '--lock'],
])('%j are for no project', (argv, flag) => {
  expect(() => refuseLonelyAnswers(typedOptions(argv), questions)).toThrow(flag);
});

test('options of Nx need no project', () => {
  const argv = ['generate', 'nx-flake:init', '--dry-run', '--no-interactive', '--verbose'];
  expect(refuseLonelyAnswers(typedOptions(argv), questions)).toBeUndefined();
});
