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
