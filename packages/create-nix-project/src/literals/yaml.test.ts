import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { hostileText } from '../../test/hostile-text.ts';
import { yamlLiteral } from './yaml.ts';

it.each([
  ['no', '"no"'],
  ['a: #b', '"a: #b"'],
  ['\u0085', '"\\u0085"'],
  [false, 'false'],
  [['a', 'b'], '["a","b"]'],
])('writes %j as %s', (value, literal) => {
  expect(yamlLiteral(value)).toBe(literal);
});

it('writes what a YAML parser reads back, on one line', () => {
  fc.assert(
    fc.property(fc.oneof(hostileText, fc.boolean(), fc.array(hostileText)), (value) => {
      const literal = yamlLiteral(value);
      expect(literal).not.toMatch(/[\n\r\u0085\u2028\u2029]/);
      expect(parse(`a:\n  value: ${literal}\n  after: 1\n`)).toEqual({ a: { value, after: 1 } });
    }),
    { numRuns: 500 },
  );
});
