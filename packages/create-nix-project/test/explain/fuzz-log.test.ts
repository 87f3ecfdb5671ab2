import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fuzzLog, logSeeds } from './fuzz-log.ts';

// `npm run fuzz` does this much longer.
test('logs with changed, removed and repeated pieces are explained, or not, in time', () => {
  const seeds = logSeeds();
  expect(seeds.length).toBeGreaterThan(100);
  const piece = fc
    .tuple(fc.nat(), fc.nat(), fc.nat(4000), fc.uint8Array({ maxLength: 20 }))
    .map(([seed, from, length, noise]) => {
      const bytes = seeds[seed % seeds.length] ?? new Uint8Array();
      const begin = from % (bytes.length + 1);
      return Buffer.concat([bytes.subarray(begin, begin + length), noise]);
    });
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
      expect(fuzzLog(Buffer.concat(pieces))).toBeUndefined();
    }),
    { numRuns: 500 },
  );
});
