import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { hostileText } from '../../test/hostile-text.ts';
import { firstDifference, samples } from '../../test/samples.ts';
import { shellWord } from './shell.ts';

it.each([
  ['', "''"],
  ['my-app', 'my-app'],
  ['>=3.12', "'>=3.12'"],
  ["it's", "'it'\\''s'"],
  ['~', "'~'"],
  ['a=b', "'a=b'"],
])('writes %j as %s', (text, word) => {
  expect(shellWord(text)).toBe(word);
});

it.each(['bash', 'sh'])('writes what %s reads back as one word', (shell) => {
  const { values, seed } = samples(hostileText, 1000);
  const script = values.map((text) => `printf '%s\\0' ${shellWord(text)}\n`).join('');
  const output = execFileSync(shell, [], { input: script, encoding: 'utf8' });
  expect(firstDifference(output.split('\0').slice(0, -1), values), seed).toBeUndefined();
});
