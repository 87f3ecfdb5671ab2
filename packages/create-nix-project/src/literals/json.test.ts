import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hostileText } from '../../test/hostile-text.ts';
import { jsonLiteral } from './json.ts';

it('writes what JSON.parse reads back, on one line', () => {
  fc.assert(
    fc.property(fc.oneof(hostileText, fc.boolean(), fc.array(hostileText)), (value) => {
      const literal = jsonLiteral(value);
      expect(literal).not.toMatch(/[\n\r]/);
      expect(JSON.parse(literal)).toEqual(value);
    }),
  );
});
