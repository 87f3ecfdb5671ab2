import { describe, expect, it } from 'vitest';
import { elfBytes } from '../../test/elf-bytes.ts';
import { bytesOf } from './bytes.ts';
import { readElf } from './elf/elf.ts';
import type { SharedObject } from './object.ts';
import { unmetNeeds } from './unmet.ts';

function object(
  path: string,
  needed: readonly string[],
  more: { readonly soname?: string; readonly rpath?: string; readonly runpath?: string } = {},
): SharedObject {
  const elf = readElf(bytesOf(elfBytes({ needed, ...more })));
  return { path, package: path.split('/')[0], elf };
}

const unmet = (...objects: SharedObject[]) =>
  unmetNeeds(objects).map((need) => `${need.package}: ${need.soname}`);

it('leaves out the C library, of which all programs have one', () => {
  const glibc = ['libc.so.6', 'libm.so.6', 'libpthread.so.0', 'ld-linux-x86-64.so.2', 'librt.so.1'];
  const others = ['libcrypt.so.1', 'libstdc++.so.6', 'libnsl.so.1'];
  expect(unmet(object('a/x.so', [...glibc, ...others]))).toEqual(
    others.map((name) => `a: ${name}`),
  );
});

describe('is met', () => {
  it.each([
    ['by a file of the package', object('a/libs/libown.so.1', [])],
    [
      'by the name that a file has for itself',
      object('a/own-1a2b.so', [], { soname: 'libown.so.1' }),
    ],
    ['by another package, for what no system has', object('b/libown.so.1', [])],
    ['by a file that could not be read', { path: 'a/libown.so.1', package: 'a', elf: null }],
  ])('%s', (_, other) => expect(unmet(object('a/x.so', ['libown.so.1']), other)).toEqual([]));

  it.each([
    ['rpath', '/usr/lib:$ORIGIN/../b/lib', []],
    ['runpath', '${ORIGIN}/../b/lib', []],
    ['rpath', '$ORIGIN/../c', ['a: libstdc++.so.6']],
    ['rpath', '/usr/lib', ['a: libstdc++.so.6']],
  ])('by the %s %s, for what a system has', (kind, folder, expected) => {
    const other = object('b/lib/libstdc++.so.6', []);
    expect(unmet(object('a/x.so', ['libstdc++.so.6'], { [kind]: folder }), other)).toEqual(
      expected,
    );
  });

  it('not by rpath when there is a runpath', () => {
    const paths = { rpath: '$ORIGIN/../b', runpath: '$ORIGIN' };
    const objects = [object('a/x.so', ['libz.so.1'], paths), object('b/libz.so.1', [])];
    expect(unmet(...objects)).toEqual(['a: libz.so.1']);
  });
});

it('leaves out what a package does without, and what only other packages have', () => {
  expect(unmet(object('PySide6/Qt/plugins/sqldrivers/libqsqlpsql.so', ['libpq.so.5']))).toEqual([]);
  expect(unmet(object('a/x.so', ['libtorch.so', 'libQt6Core.so.6', 'libcudart.so.12']))).toEqual(
    [],
  );
});

it('names the folder when nobody knows the package', () => {
  const { elf } = object('x', ['libz.so.1']);
  expect(unmet({ path: 'some/where/x.so', package: undefined, elf })).toEqual(['some: libz.so.1']);
});
