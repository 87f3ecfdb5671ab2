import { mkdtemp, readFile, readlink, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  insteadOfUsr,
  loader,
  multiarch,
  relocatedBytes,
  relocateFolder,
  withLoader,
} from './relocate.ts';

const relocated = (text: string, relocation = insteadOfUsr('/b0x')): string =>
  relocatedBytes(Buffer.from(text, 'latin1'), relocation).toString('latin1');
const binary = (text: string) => `\x7fELF\0${text}\0`;

test('programs keep their length, and name another folder', () => {
  const before = binary(`${loader.folder}/${loader.name}\0/usr/lib/gcc\0/etc/ld.so.cache`);
  const after = relocated(before);
  expect(after).toHaveLength(before.length);
  expect(after).toMatch(new RegExp(`/b0x/+${loader.name}\0/b0x/lib/gcc\0/b0x/ld.so.cache`));
});

test("programs look for no library in the machine's own folders", () => {
  expect(relocated(binary(`\0/lib/${multiarch}/\0SEARCH_DIR("=/lib")`))).toBe(
    binary(`\0/b0x/${multiarch}/\0SEARCH_DIR("=/b0x")`),
  );
});

test('a path that only ends like one of the system stays', () => {
  expect(relocated(binary('/opt/lib/x'))).toBe(binary('/opt/lib/x'));
  expect(relocated('prefix=/lib64')).toBe('prefix=/lib64');
});

test('texts may become longer', () => {
  expect(relocated('#!/bin/sh\nexec /usr/bin/perl\n')).toBe('#!/b0x/bin/sh\nexec /b0x/bin/perl\n');
  expect(relocated(`GROUP ( /lib/${multiarch}/libc.so.6 )`)).toBe(
    `GROUP ( /b0x/lib/${multiarch}/libc.so.6 )`,
  );
});

test('with a loader alone, nothing else changes', () => {
  const program = `${loader.folder}/${loader.name}\0/usr/share/zoneinfo`;
  const after = relocated(binary(program), withLoader('/c0x'));
  expect(after).toContain('/usr/share/zoneinfo');
  expect(after).toMatch(new RegExp(`/c0x/+${loader.name}`));
  expect(relocated('#!/bin/sh\n', withLoader('/c0x'))).toBe('#!/bin/sh\n');
});

test('bytes without anything to replace are the same object', () => {
  const bytes = Buffer.from('nothing here');
  expect(relocatedBytes(bytes, insteadOfUsr('/b0x'))).toBe(bytes);
});

test('a folder keeps modes, and absolute links lead into it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'relocate-'));
  try {
    await writeFile(join(folder, 'script'), '#!/bin/sh\n', { mode: 0o755 });
    await symlink('/usr/bin/gcc', join(folder, 'cc'));
    await symlink('/etc/maven', join(folder, 'settings'));
    await relocateFolder(folder, insteadOfUsr('/b0x'));
    expect(await readFile(join(folder, 'script'), 'utf8')).toBe('#!/b0x/bin/sh\n');
    expect((await stat(join(folder, 'script'))).mode & 0o777).toBe(0o755);
    expect(await readlink(join(folder, 'cc'))).toBe('/b0x/bin/gcc');
    expect(await readlink(join(folder, 'settings'))).toBe('/etc/maven');
  } finally {
    await rm(folder, { recursive: true });
  }
});
