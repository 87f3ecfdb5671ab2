import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testFolder } from '../../../test/cli.ts';
import { type ElfRecipe, elfBytes } from '../../../test/elf-bytes.ts';
import { type Bytes, bytesOf, withFile } from '../bytes.ts';
import { readElf } from './elf.ts';
import { readDefinedVersions, readVersions } from './versions.ts';

const recipe = {
  interpreter: '/lib64/ld-linux-x86-64.so.2',
  needed: ['libstdc++.so.6', 'libc.so.6'],
  soname: 'libexample.so.1',
  rpath: '$ORIGIN/../a:$ORIGIN',
  runpath: '$ORIGIN/.libs',
  versions: [
    { soname: 'libc.so.6', version: 'GLIBC_2.28' },
    { soname: 'libstdc++.so.6', version: 'GLIBCXX_3.4.29' },
  ],
  defines: ['libexample.so.1', 'EXAMPLE_1.0', 'EXAMPLE_1.1'],
};

function read(bytes: Uint8Array) {
  const elf = readElf(bytesOf(bytes));
  const versions = readVersions(bytesOf(bytes));
  return elf && { ...elf, versions, defines: readDefinedVersions(bytesOf(bytes)) };
}

describe.each([32, 64] as const)('%i bits', (bits) => {
  it.each([true, false])('little endian: %s', (littleEndian) => {
    const machine = bits === 32 ? 40 : 183;
    expect(read(elfBytes({ ...recipe, bits, littleEndian, machine }))).toEqual({
      bits,
      littleEndian,
      machine,
      ...recipe,
      rpath: ['$ORIGIN/../a', '$ORIGIN'],
      runpath: ['$ORIGIN/.libs'],
    });
  });
});

it('reads what the compiler of this machine makes', () => {
  const folder = testFolder({ 'a.c': 'int puts(const char *); int f(void) { return puts(""); }' });
  const options = [
    '-shared',
    '-fPIC',
    '-nostartfiles',
    '-Wl,-soname,liba.so.1',
    '-Wl,-rpath,/b:/c',
  ];
  const args = process.platform === 'linux' ? options : ['-shared'];
  execFileSync('cc', [...args, '-o', join(folder, 'a.so'), join(folder, 'a.c')]);
  const elf = withFile(join(folder, 'a.so'), readElf);
  const { needed = [], soname, rpath = [], runpath = [] } = elf ?? {};
  expect([needed, soname, [...rpath, ...runpath]]).toEqual(
    process.platform === 'linux' ? [['libc.so.6'], 'liba.so.1', ['/b', '/c']] : [[], undefined, []],
  );
});

it('reads a few pages of a large file', () => {
  const small = elfBytes(recipe);
  const large = new Uint8Array(50_000_000);
  large.set(small);
  let total = 0;
  const counted: Bytes = {
    read(position, length) {
      const piece = bytesOf(large).read(position, length);
      total += piece.length;
      return piece;
    },
  };
  const { versions, defines, ...elf } = read(small) ?? {};
  expect(readElf(counted)).toEqual(elf);
  expect(readVersions(counted)).toEqual(versions);
  expect(readDefinedVersions(counted)).toEqual(defines);
  expect(total).toBeLessThan(30_000);
});

describe('garbage', () => {
  it.each([
    ['nothing', new Uint8Array()],
    ['text', Buffer.from('GROUP ( libc.so.6 )\n')],
    ['a header alone', elfBytes().slice(0, 64)],
    ['an unknown class', elfBytes().with(4, 3)],
    ['an unknown byte order', elfBytes().with(5, 0)],
    ['program headers of another size', elfBytes().with(54, 57)],
    ['too many program headers', elfBytes().with(57, 255)],
    ['program headers behind the end', elfBytes().with(33, 255)],
    ['program headers at the end of the address space', elfBytes().fill(255, 32, 40)],
  ])('%s is null', (_, bytes) => expect(read(bytes)).toBeNull());

  it('leaves out strings behind the end of their table', () => {
    const bytes = elfBytes({ needed: ['liba.so', 'libb.so'] });
    const view = new DataView(bytes.buffer);
    const last = bytes.length - 16;
    // DT_STRSZ is the entry before the last: the table ends after the first string.
    view.setBigUint64(last - 8, 9n, true);
    expect(read(bytes)?.needed).toEqual(['liba.so']);
  });

  it('goes through a chain of versions only so far', () => {
    const bytes = Buffer.from(elfBytes({ versions: recipe.versions.slice(0, 1) }));
    const at = bytes.indexOf(Buffer.from([1, 0, 1, 0]), 64 + 2 * 56);
    // 65,535 entries, each one byte after the other.
    bytes.writeUInt16LE(0xffff, at + 2);
    bytes.writeUInt32LE(1, at + 28);
    const large = Buffer.concat([bytes, Buffer.alloc(100_000, 1)]);
    expect(read(large)?.versions.length).toBeLessThanOrEqual(4096);
  });
});

const recipes: fc.Arbitrary<ElfRecipe> = fc.record({
  bits: fc.constantFrom(32, 64),
  littleEndian: fc.boolean(),
  machine: fc.nat(65_535),
  needed: fc.array(fc.stringMatching(/^lib[\w+.é-]{1,40}\.so$/), { maxLength: 300 }),
  soname: fc.stringMatching(/^lib\w{1,300}\.so$/),
  versions: fc.array(
    fc.record({ soname: fc.constant('libc.so.6'), version: fc.stringMatching(/^GLIBC_2\.\d+$/) }),
    { maxLength: 50 },
  ),
  defines: fc.array(fc.stringMatching(/^GLIBC_2\.\d{1,9}$/), { maxLength: 50 }),
  interpreter: fc.stringMatching(/^\/[\w/.-]{1,200}$/),
});

it('gives back what was put in', () => {
  fc.assert(
    fc.property(recipes, (made) => {
      const { rpath: _, runpath: __, ...found } = read(elfBytes(made)) ?? {};
      expect(found).toEqual(made);
    }),
  );
});

it('never throws for what a file says, and never reads outside', () => {
  const changes = fc.array(fc.tuple(fc.nat(2000), fc.integer({ min: 0, max: 255 })), {
    maxLength: 30,
  });
  fc.assert(
    fc.property(recipes, changes, fc.nat(2000), (made, edits, end) => {
      const bytes = elfBytes(made);
      for (const [at, value] of edits) bytes[at % bytes.length] = value;
      expect(() => read(bytes)).not.toThrow();
      expect(() => read(bytes.slice(0, end))).not.toThrow();
    }),
    { numRuns: 500 },
  );
});

it('does not follow a link', () => {
  const folder = testFolder({});
  writeFileSync(join(folder, 'a.so'), elfBytes(recipe));
  execFileSync('ln', ['-s', 'a.so', join(folder, 'b.so')]);
  expect(() => withFile(join(folder, 'b.so'), readElf)).toThrow('ELOOP');
});
