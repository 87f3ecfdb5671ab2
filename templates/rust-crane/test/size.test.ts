import { expect, it } from 'vitest';
import { linesOf, renderedSize } from '../../../tools/test/rendered-size.ts';

const isReceipts = ([path]: [string, number]) => path.startsWith('nix/receipts');

it('a new project has at most 10 files with 420 lines, and receipts 3 with 250', async () => {
  const size = [...(await renderedSize('rust-crane'))];
  const receipts = new Map(size.filter(isReceipts));
  const others = new Map(size.filter((file) => !isReceipts(file)));
  expect([others.size, receipts.size]).toEqual([10, 2]);
  expect(others.get('flake.nix')).toBeLessThanOrEqual(60);
  expect(linesOf(others)).toBeLessThanOrEqual(420);
  expect(linesOf(receipts)).toBeLessThanOrEqual(250);
});

it('an existing project has 10 files or less', async () => {
  const size = await renderedSize('rust-crane', {}, 'existing');
  expect([...size.keys()].sort()).toEqual([
    'flake.nix',
    ...['README.md', 'checks.nix', 'default.nix', 'formatter.nix', 'libraries.nix'].map(
      (name) => `nix/${name}`,
    ),
    ...['programs.nix', 'rust.nix', 'shell.nix'].map((name) => `nix/${name}`),
  ]);
});
