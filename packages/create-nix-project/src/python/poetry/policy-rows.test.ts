import { describe, expect, it } from 'vitest';
import type { PoetryLock } from './lock.ts';
import {
  inspectLock,
  nativePackages,
  type PolicyRow,
  policyProblems,
  policyRows,
  toNativePackage,
} from './policy-rows.ts';

const everywhere = [
  'a-1.0-cp312-cp312-macosx_11_0_arm64.whl',
  'a-1.0-cp312-cp312-manylinux2014_aarch64.whl',
  'a-1.0-cp312-cp312-manylinux2014_x86_64.whl',
];

function lockWith(...packages: [name: string, files: readonly string[]][]): PoetryLock {
  return {
    lockVersion: '2.0',
    contentHash: undefined,
    packages: packages.map(([name, files]) => ({ name, version: '1.0', files })),
  };
}

const row = (name: string, cells: PolicyRow['cells']): PolicyRow => ({ name, cells, reason: '' });
const wheels = { linux: 'wheel', darwin: 'wheel' } as const;

describe('which packages have native code', () => {
  it.each<[string, string[], readonly string[] | undefined]>([
    ['wheels for single machines', [...everywhere, 'a-1.0.tar.gz'], []],
    ['a wheel for one machine alone', everywhere.slice(2), ['aarch64-linux', 'aarch64-darwin']],
    [
      'wheels for other machines alone',
      ['a-1.0-cp312-cp312-win_amd64.whl'],
      ['x86_64-linux', 'aarch64-linux', 'aarch64-darwin'],
    ],
    ['a wheel for every machine', ['a-1.0-py3-none-any.whl', 'a-1.0.tar.gz'], undefined],
    ['the source alone', ['a-1.0.tar.gz'], undefined],
  ])('%s', (_, files, withoutWheel) => {
    expect(
      nativePackages(inspectLock(lockWith(['a', files]), '3.12')).map(toNativePackage),
    ).toEqual(withoutWheel === undefined ? [] : [{ name: 'a', withoutWheel }]);
  });
});

const choices = { linux: 'source', darwin: 'wheel', linuxSource: [] } as const;

describe('the rows of the table', () => {
  it('builds on Linux what there is a recipe for, and takes the wheel of the rest', () => {
    expect(
      policyRows({
        ...choices,
        native: [
          { name: 'numpy', withoutWheel: [] },
          { name: 'jiter', withoutWheel: [] },
        ],
      }),
    ).toMatchObject([
      { name: 'jiter', cells: { linux: 'source', darwin: 'wheel' } },
      { name: 'numpy', cells: { linux: 'wheel', darwin: 'wheel' } },
    ]);
  });

  it('takes wheels everywhere when told so', () => {
    expect(
      policyRows({ ...choices, linux: 'wheel', native: [{ name: 'jiter', withoutWheel: [] }] }),
    ).toMatchObject([{ cells: { linux: 'wheel', darwin: 'wheel' } }]);
  });

  it('builds what it is asked to, native or not', () => {
    const rows = policyRows({
      ...choices,
      native: [{ name: 'tiktoken', withoutWheel: [] }],
      linuxSource: ['tiktoken', 'Proto_Plus'],
    });
    expect(rows.map(({ name, cells }) => [name, cells.linux])).toEqual([
      ['proto-plus', 'source'],
      ['tiktoken', 'source'],
    ]);
  });

  it('gives a system without a wheel a cell of its own', () => {
    expect(
      policyRows({
        ...choices,
        native: [
          { name: 'a', withoutWheel: ['aarch64-linux' as const] },
          { name: 'b', withoutWheel: ['aarch64-darwin' as const] },
        ],
      }),
    ).toEqual([
      {
        name: 'a',
        cells: { linux: 'wheel', 'aarch64-linux': 'source', darwin: 'wheel' },
        reason: 'publishes no wheel that fits aarch64-linux',
      },
      {
        name: 'b',
        cells: { linux: 'wheel', darwin: 'source' },
        reason: 'publishes no wheel that fits aarch64-darwin',
      },
    ]);
  });
});

describe('what table and lock disagree about', () => {
  const problems = (rows: PolicyRow[], files: readonly string[]) =>
    policyProblems(inspectLock(lockWith(['a', files]), '3.12'), rows).map(
      ({ message, cure }) => `${message}. ${cure}`,
    );

  it('nothing', () => {
    expect(problems([row('a', wheels)], everywhere)).toEqual([]);
  });

  it('nothing, of a package for Windows alone', () => {
    const files = ['a-1.0-cp312-cp312-win32.whl', 'a-1.0-cp312-cp312-win_amd64.whl'];
    expect(problems([row('a', wheels)], files)).toEqual([]);
  });

  it.each<[string, PolicyRow[], readonly string[], RegExp[]]>([
    ['a package without a row', [], everywhere, [/^a 1.0 has native code but no row.*--fix/]],
    [
      'a row without a package',
      [row('a', wheels), row('b', wheels)],
      everywhere,
      [/^b has a row in the table but is not in poetry.lock\. Remove/],
    ],
    [
      'a wheel that is not there',
      [row('a', wheels)],
      [...everywhere.slice(1), 'a-1.0.tar.gz'],
      [
        /^a 1.0 on macOS on ARM .*says wheel, but poetry.lock has none that fits.*aarch64-darwin = "source"/,
      ],
    ],
    [
      'a wheel for another Python',
      [row('a', wheels)],
      everywhere.map((file) => file.replaceAll('cp312', 'cp311')).concat('a-1.0.tar.gz'),
      [/x86_64-linux/, /aarch64-linux/, /aarch64-darwin/],
    ],
    [
      'a source that is not there',
      [row('a', { ...wheels, linux: 'source' })],
      everywhere,
      [/x86_64-linux.*only wheels/, /aarch64-linux.*only wheels/],
    ],
    [
      'neither wheel nor source',
      [row('a', wheels)],
      everywhere.slice(0, 2),
      [/^a 1.0 on Linux on Intel and AMD .*neither a wheel nor the source\. Lock another version/],
    ],
  ])('%s', (_, rows, files, expected) => {
    const found = problems(rows, files);
    expect(found).toHaveLength(expected.length);
    for (const [index, pattern] of expected.entries()) expect(found[index]).toMatch(pattern);
  });
});

it('a lock of an older macOS wheel fits, one of a newer does not', () => {
  const of = (file: string) =>
    inspectLock(lockWith(['a', [file]]), '3.12').get('a')?.wheels['aarch64-darwin'];
  expect(of('a-1.0-cp312-cp312-macosx_14_0_arm64.whl')).toBeDefined();
  expect(of('a-1.0-cp312-cp312-macosx_15_0_arm64.whl')).toBeUndefined();
});
