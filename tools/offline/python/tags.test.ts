import { expect, it } from 'vitest';
import { evaluate } from './evaluate.ts';
import { askPackaging } from './packaging.ts';

type System = 'linux' | 'macos';

it('ranks wheels as the packaging library does', {
  timeout: 120_000,
}, async () => {
  const tags = await askPackaging<Record<System, string[]>>('tags.py', {});
  const ranks = await evaluate<Record<System | 'foreign', (number | null)[]>>('tags.nix', {
    ...tags,
    foreign,
  });

  for (const system of ['linux', 'macos'] as const) {
    expect(tags[system].length).toBeGreaterThan(100);
    expect(bestFirst(tags[system], ranks[system])).toEqual(tags[system].filter(isOrdered));
  }
  expect(ranks.foreign).toEqual(foreign.map(() => null));
});

/** Wheels for another C library, system, processor or Python. */
const foreign = [
  'py3-none-musllinux_1_2_x86_64',
  'py3-none-manylinux_2_99_x86_64',
  'py3-none-manylinux_2_17_riscv64',
  'py3-none-macosx_11_0_arm64',
  'py3-none-win_amd64',
  'py2-none-any',
  'cp399-cp399-manylinux_2_17_x86_64',
  'cp399-abi3-manylinux_2_17_x86_64',
  'pp311-pypy311_pp73-manylinux_2_17_x86_64',
];

/** uv takes wheels for plain "linux" last, the packaging library first: no rule says which. */
function isOrdered(tag: string): boolean {
  return !/-linux_[a-z0-9_]+$/.test(tag);
}

/** The tags in the order of their ranks; one without a rank is left out. */
function bestFirst(tags: readonly string[], ranks: readonly (number | null)[]): string[] {
  const ranked = tags.flatMap((tag, index) => {
    const rank = ranks[index] ?? null;
    return rank === null || !isOrdered(tag) ? [] : [{ tag, rank }];
  });
  return ranked.sort((a, b) => a.rank - b.rank).map(({ tag }) => tag);
}
