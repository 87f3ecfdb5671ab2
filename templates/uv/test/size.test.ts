import { expect, it } from 'vitest';
import { linesOf, renderedSize } from '../../../tools/test/rendered-size.ts';

it('a new project has at most 12 files with 500 lines, and a table of contents of 60', async () => {
  const size = await renderedSize('uv');
  expect(size.size).toBeLessThanOrEqual(12);
  expect(size.get('flake.nix')).toBeLessThanOrEqual(60);
  expect(linesOf(size)).toBeLessThanOrEqual(500);
});
