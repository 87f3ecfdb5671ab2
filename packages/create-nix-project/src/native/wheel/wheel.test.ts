import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testFolder } from '../../../test/cli.ts';
import { elfBytes } from '../../../test/elf-bytes.ts';
import { type ZipRecipe, zipBytes } from '../../../test/zip-bytes.ts';
import { bytesOf } from '../bytes.ts';
import { readWheel, wheelObjects } from './wheel.ts';

const content = elfBytes({ needed: ['libz.so.1'] });
const member = { name: 'pkg/_core.so', content };
const wheel = (files: readonly ZipRecipe[], comment?: string) => {
  const bytes = zipBytes(files, comment);
  return wheelObjects(bytesOf(bytes), bytes.length, 'My.Pkg-1.0-py3-none-any.whl');
};
const problem = (reason: string) => [{ path: member.name, reason }];

describe('reads', () => {
  it.each([
    ['compressed', [member], ''],
    ['stored', [{ ...member, stored: true }], ''],
    ['with a comment that looks like an end', [member], 'PK\u0005\u0006'],
    ['beside other files', [{ name: 'pkg/a.py', content: Buffer.from('1') }, member], ''],
  ])('%s', (_, files, comment) => {
    const { objects, problems } = wheel(files, comment);
    expect(objects.map(({ path, package: name, elf }) => [path, name, elf?.needed])).toEqual([
      ['pkg/_core.so', 'my-pkg', ['libz.so.1']],
    ]);
    expect(problems).toEqual([]);
  });

  it('names that are no text, leave the folder or have escapes, as they are', () => {
    const names = ['../../etc/x.so', '/abs.so', '\u001b[2J.so', 'a b\n.so.1'];
    const { objects } = wheel([
      ...names.map((name) => ({ name, content })),
      { name: Buffer.from([0xff, 0x2e, 0x73, 0x6f]), content },
    ]);
    expect(objects.map(({ path }) => path)).toEqual([...names, '\ufffd.so']);
  });

  it('text that has the name of a library', () => {
    const text = { name: 'libc.so', content: Buffer.from('GROUP ( libc.so.6 )') };
    expect(wheel([text]).objects).toEqual([{ path: 'libc.so', package: 'my-pkg', elf: null }]);
  });
});

describe('refuses, and says why', () => {
  it.each([
    [
      'a bomb',
      { content: new Uint8Array(50_000_000), says: { size: 1000 } },
      'its compressed data is broken',
    ],
    [
      'a size that cannot be',
      { says: { size: 400_000_000 } },
      'its stated size is larger than its compressed form allows',
    ],
    ['a huge one', { says: { size: 600_000_000 } }, 'it is larger than 512 MiB'],
    ['one behind the end', { says: { compressed: 100_000 } }, 'the archive ends before it does'],
    ['one that is elsewhere', { says: { header: 7 } }, 'it is not where the archive says'],
    ['another compression', { method: 99 }, 'its compression method 99 is not supported'],
    ['one that is not compressed', { stored: true, method: 8 }, 'its compressed data is broken'],
  ])('%s', (_, change, reason) => {
    const { objects, problems } = wheel([{ ...member, ...change }]);
    expect(problems).toEqual(problem(reason));
    // Others that need it will find it there.
    expect(objects).toEqual([{ path: member.name, package: 'my-pkg', elf: null }]);
  });

  it('many that are large together', () => {
    const large = { content: new Uint8Array(500_000), says: { size: 500_000_000 } };
    const { problems } = wheel(
      ['a', 'b', 'c', 'd', 'e'].map((name) => ({ ...large, name: `${name}.so` })),
    );
    expect(problems.at(-1)).toEqual({
      path: 'e.so',
      reason: 'the libraries are larger than 2 GiB',
    });
  });

  it.each([
    ['text', Buffer.from('this is no archive')],
    ['nothing', new Uint8Array()],
    ['an archive without its end', zipBytes([member]).slice(0, -10)],
  ])('%s', (_, bytes) => {
    const { problems } = wheelObjects(bytesOf(bytes), bytes.length, 'a-1-py3-none-any.whl');
    expect(problems).toEqual([{ path: 'a-1-py3-none-any.whl', reason: 'it is not a zip archive' }]);
  });

  it('a file that is not there, and a link', () => {
    const folder = testFolder({ 'a.txt': '' });
    symlinkSync('a.txt', join(folder, 'b.whl'));
    expect(readWheel(join(folder, 'a.whl')).problems[0]?.reason).toBe('there is no such file');
    expect(readWheel(join(folder, 'b.whl')).problems[0]?.reason).toBe('it is a link');
  });
});

it('reads a file of the disk as it reads memory', () => {
  const path = join(testFolder(), 'My.Pkg-1.0-py3-none-any.whl');
  writeFileSync(path, zipBytes([member]));
  expect(readWheel(path)).toEqual(wheel([member]));
});

it('never throws for what an archive says', () => {
  const good = zipBytes([member, { ...member, stored: true }]);
  const edits = fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { maxLength: 20 });
  fc.assert(
    fc.property(edits, fc.nat(good.length), (changes, end) => {
      const bytes = Uint8Array.from(good);
      for (const [at, value] of changes) bytes[at] = value;
      for (const part of [bytes, bytes.slice(end)])
        expect(() => wheelObjects(bytesOf(part), part.length, 'a-1.whl')).not.toThrow();
    }),
    { numRuns: 500 },
  );
});
