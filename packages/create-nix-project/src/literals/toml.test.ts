import fc from 'fast-check';
import { parse } from 'smol-toml';
import { expect, it } from 'vitest';
import { hostileText } from '../../test/hostile-text.ts';
import { tomlLiteral } from './toml.ts';

it.each([
  [true, 'true'],
  ['a "b" \\', '"a \\"b\\" \\\\"'],
  ['\x7f\n', '"\\u007f\\n"'],
  [[], '[]'],
  [['a', 'b'], '["a", "b"]'],
])('writes %j as %s', (value, literal) => {
  expect(tomlLiteral(value)).toBe(literal);
});

it('writes what a TOML parser reads back, on one line', () => {
  fc.assert(
    fc.property(fc.oneof(hostileText, fc.boolean(), fc.array(hostileText)), (value) => {
      const literal = tomlLiteral(value);
      expect(literal).not.toMatch(/[\n\r]/);
      expect(parse(`value = ${literal}\nafter = 1\n`)).toEqual({ value, after: 1 });
    }),
    { numRuns: 500 },
  );
});

it('writes keys', () => {
  fc.assert(
    fc.property(hostileText, (key) => {
      expect(Object.entries(parse(`${tomlLiteral(key)} = 1`))).toEqual([[key, 1]]);
    }),
  );
});
