import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { hostileText } from '../../test/hostile-text.ts';
import { firstDifference, samples } from '../../test/samples.ts';
import { pythonString } from './python.ts';

const program = `
import ast, json, sys
sys.stdin.reconfigure(encoding="utf-8")
print(json.dumps([ast.literal_eval(text) for text in json.load(sys.stdin)]))
`;

it('writes what Python reads back, on one line', () => {
  const { values, seed } = samples(hostileText, 1000);
  const literals = values.map(pythonString);
  expect(literals.filter((literal) => /[\n\r]/.test(literal))).toEqual([]);
  const input = JSON.stringify(literals);
  const output = execFileSync('python3', ['-c', program], { input, encoding: 'utf8' });
  expect(firstDifference(JSON.parse(output), values), seed).toBeUndefined();
});
