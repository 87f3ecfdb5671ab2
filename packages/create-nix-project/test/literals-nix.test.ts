import { expect, it } from 'vitest';
import { nixLiteral } from '../src/literals/nix.ts';
import { hostileText } from './hostile-text.ts';
import { evaluateIn } from './nix-eval.ts';
import { firstDifference, samples } from './samples.ts';

it('Nix reads back what nixLiteral writes', async () => {
  const { values, seed } = samples(hostileText, 3000);
  const literals = values.map((text) => `  ${nixLiteral(text)}\n`).join('');
  const read = (await evaluateIn({
    'expression.nix': `[\n${literals}  ${nixLiteral([...values])}\n  true\n  ${nixLiteral([])}\n]\n`,
  })) as unknown[];
  expect(firstDifference(read, [...values, values, true, []]), seed).toBeUndefined();
});
