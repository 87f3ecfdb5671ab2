import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { testFolder } from '../../test/cli.ts';
import { type ElfRecipe, elfBytes } from '../../test/elf-bytes.ts';
import { zipBytes } from '../../test/zip-bytes.ts';
import { readObjects, scan } from './scan.ts';

const site = 'lib/python3.12/site-packages';

/** An environment with these files, and packages with a RECORD of what they have. */
function environment(
  files: Readonly<Record<string, ElfRecipe | string>>,
  packages: Readonly<Record<string, readonly string[]>> = {},
): string {
  const folder = testFolder();
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), typeof content === 'string' ? content : elfBytes(content));
  }
  for (const [name, paths] of Object.entries(packages)) {
    const info = join(folder, site, `${name}-1.0.dist-info`);
    mkdirSync(info, { recursive: true });
    writeFileSync(join(info, 'RECORD'), paths.map((path) => `${path},sha256=x,1\n`).join(''));
  }
  return folder;
}

const z: ElfRecipe = { needed: ['libz.so.1', 'libc.so.6'] };
const found = (folder: string) =>
  readObjects(folder).objects.map(({ path, package: name }) => [path, name]);

it('names the package of nixpkgs, and who needs it', () => {
  const folder = environment(
    {
      [`${site}/numpy/core.so`]: { needed: ['libz.so.1', 'libblas-1.so'] },
      [`${site}/numpy.libs/libblas-1.so`]: { needed: ['libstdc++.so.6', 'libm.so.6'] },
      [`${site}/_cffi_backend.abi3.so`]: { needed: ['libffi.so.7', 'libcuda.so.1'] },
    },
    {
      numpy: ['numpy/core.so', 'numpy.libs/libblas-1.so'],
      Cffi_X: ['_cffi_backend.abi3.so'],
    },
  );
  expect(scan(folder)).toEqual({
    libraries: [
      {
        attribute: 'stdenv.cc.cc.lib',
        neededBy: ['numpy'],
        sonames: ['libstdc++.so.6'],
        source: 'scan',
      },
      { attribute: 'zlib', neededBy: ['numpy'], sonames: ['libz.so.1'], source: 'scan' },
    ],
    driver: [{ soname: 'libcuda.so.1', neededBy: ['cffi-x'] }],
    // nixpkgs has version 8.
    unknown: [{ soname: 'libffi.so.7', neededBy: ['cffi-x'] }],
    count: 3,
    problems: [],
  });
});

describe('finds shared objects', () => {
  it('that no RECORD lists, in folders that none does', () => {
    const folder = environment(
      {
        [`${site}/mine/a.so`]: z,
        [`${site}/Other.libs/b.so.1`]: z,
        [`${site}/seen/c.so`]: z,
        'lib/libtbb.so.12': z,
      },
      { seen: ['seen/c.so'], tbb: ['../../../lib/libtbb.so.12'] },
    );
    expect(found(folder).toSorted()).toEqual([
      ['lib/libtbb.so.12', 'tbb'],
      [`${site}/Other.libs/b.so.1`, 'other'],
      [`${site}/mine/a.so`, 'mine'],
      [`${site}/seen/c.so`, 'seen'],
    ]);
  });

  it('of a site-packages alone, and of a folder of wheels', () => {
    const folder = environment({ [`${site}/a/b.so`]: z }, { a: ['a/b.so'] });
    expect(found(join(folder, site))).toEqual([['a/b.so', 'a']]);
    const wheels = testFolder();
    for (const name of ['One_A', 'two'])
      writeFileSync(
        join(wheels, `${name}-1.0-py3-none-any.whl`),
        zipBytes([{ name: `${name}/b.so`, content: elfBytes(z) }]),
      );
    expect(found(wheels)).toEqual([
      ['One_A/b.so', 'one-a'],
      ['two/b.so', 'two'],
    ]);
  });

  it('not behind links, whoever lists them, nor in circles', () => {
    const outside = environment({ 'secret/a.so': z });
    const folder = environment(
      { [`${site}/pkg/real.so`]: z },
      { pkg: ['pkg/real.so', 'pkg/sub/a.so', 'link/a.so', '../../../../secret/a.so'] },
    );
    symlinkSync(join(outside, 'secret'), join(folder, site, 'pkg/sub'));
    symlinkSync(join(outside, 'secret'), join(folder, site, 'link'));
    symlinkSync('..', join(folder, site, 'circle'));
    expect(found(folder)).toEqual([[`${site}/pkg/real.so`, 'pkg']]);
  });
});

describe('says what it could not read', () => {
  it('links and pipes, without waiting for them', () => {
    const folder = environment({ [`${site}/pkg/liba.so.1`]: z });
    symlinkSync('liba.so.1', join(folder, site, 'pkg/liba.so'));
    execFileSync('mkfifo', [join(folder, site, 'pkg/pipe.so')]);
    const { problems, count } = scan(folder);
    expect(count).toBe(1);
    expect(problems.toSorted((a, b) => (a.path < b.path ? -1 : 1))).toEqual([
      { path: `${site}/pkg/liba.so`, reason: 'it is a link' },
      { path: `${site}/pkg/pipe.so`, reason: 'it is a pipe' },
    ]);
  });

  it('files that are not there, or that nobody may read', () => {
    const folder = environment({ [`${site}/pkg/a.so`]: z }, { pkg: ['pkg/a.so', 'pkg/gone.so'] });
    chmodSync(join(folder, site, 'pkg/a.so'), 0);
    const reasons = scan(folder).problems.map(({ reason }) => reason);
    // Root may read everything.
    expect(reasons).toEqual([
      ...(process.getuid?.() === 0 ? [] : ['permission denied']),
      'there is no such file',
    ]);
  });

  it('a folder that is not there, and a file in its place', () => {
    expect(scan(join(testFolder(), 'none')).problems).toEqual([
      { path: '.', reason: 'there is no such file' },
    ]);
    expect(scan(join(testFolder({ a: '' }), 'a')).problems).toEqual([
      { path: '.', reason: 'a part of its path is not a folder' },
    ]);
  });

  it('a RECORD with names that no file can have, and the same ones many times', () => {
    const odd = ['pkg/a\u0000b/c.so', `${'x'.repeat(300)}/a.so`, `pkg/${'a/'.repeat(5000)}b.so`];
    const same = Array.from({ length: 20_000 }, () => 'pkg/a.so');
    const folder = environment({ [`${site}/pkg/a.so`]: z }, { pkg: [...odd, ...same] });
    expect(scan(folder)).toMatchObject({ count: 1, problems: [] });
  });

  it('text with the name of a library is none, and no problem', () => {
    const folder = environment({ 'libc.so': 'GROUP ( libc.so.6 )' });
    expect(scan(folder)).toMatchObject({ count: 0, problems: [], libraries: [] });
  });
});
