import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { expect, onTestFinished, test } from 'vitest';
import { remount, smallDisk } from '../../packages/create-nix-project/test/small-disk.ts';
import { cachedIn } from './cache.ts';
import { CacheError } from './cache-error.ts';
import { runOrThrow } from './run.ts';

function temporaryFolder(): string {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'cache-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const write = (text: string) => async (folder: string) => writeFileSync(join(folder, 'file'), text);
const failure = (made: Promise<string>) => made.then(String, (error: unknown) => error);

test('a folder is made once', async () => {
  const cache = temporaryFolder();
  const folder = await cachedIn(cache, 'host/a', write('first'));
  expect(folder).toBe(join(cache, 'host/a'));
  expect(await cachedIn(cache, 'host/a', write('second'))).toBe(folder);
  expect(readFileSync(join(folder, 'file'), 'utf8')).toBe('first');
});

test('of two at once both have the folder of the first that is ready', async () => {
  const cache = temporaryFolder();
  const paths = ['a', 'b', 'c'].map((text) => cachedIn(cache, 'host/a', write(text)));
  expect(new Set(await Promise.all(paths))).toEqual(new Set([join(cache, 'host/a')]));
  expect(readdirSync(join(cache, 'host'))).toEqual(['a']);
  expect(readFileSync(join(cache, 'host/a/file'), 'utf8')).toMatch(/^[abc]$/);
});

test('a folder behind a link is named by where it is', async () => {
  const [cache, elsewhere] = [temporaryFolder(), temporaryFolder()];
  symlinkSync(elsewhere, join(cache, 'host'));
  const folder = await cachedIn(cache, 'host/a', write('x'));
  expect(folder).toBe(join(elsewhere, 'a'));
  expect(await cachedIn(cache, 'host/a', write('x'))).toBe(folder);
});

test('what fails leaves nothing behind, and keeps its reason', async () => {
  const cache = temporaryFolder();
  const broken = new Error('the program is broken');
  const made = cachedIn(cache, 'host/a', async (folder) => {
    await write('half')(folder);
    throw broken;
  });
  expect(await failure(made)).toBe(broken);
  expect(readdirSync(join(cache, 'host'))).toEqual([]);
});

test.for<[string, (folder: string) => Promise<unknown>]>([
  ['Node', write('x'.repeat(200_000))],
  ['a program', (folder) => runOrThrow('cp', [process.execPath, folder])],
])('a disk that %s fills is said to be full, and nothing is left on it', async ([
  ,
  fill,
], context) => {
  const cache = smallDisk(context);
  const made = cachedIn(cache, 'host/a', async (folder) => void (await fill(folder)));
  expect(await failure(made)).toEqual(
    new CacheError(
      `The disk of the cache ${cache} is full.\nFree some space, or make the folder a link to another disk; then run this again.`,
    ),
  );
  expect(readdirSync(join(cache, 'host'))).toEqual([]);
});

test('a disk that cannot be written to still has what is there', async (context) => {
  const cache = smallDisk(context);
  const folder = await cachedIn(cache, 'host/a', write('x'));
  remount(cache, 'ro');
  try {
    expect(await cachedIn(cache, 'host/a', write('y'))).toBe(folder);
    expect(await failure(cachedIn(cache, 'host/b', write('y')))).toEqual(
      new CacheError(
        `The cache ${cache} cannot be written to (EROFS).\nMake it writable, or a link to a folder that is; then run this again.`,
      ),
    );
  } finally {
    remount(cache, 'rw');
  }
  expect(readdirSync(join(cache, 'host'))).toEqual(['a']);
});

test('a disk that becomes read-only while it is written to is not hidden by what is left', async (context) => {
  const cache = smallDisk(context);
  const made = cachedIn(cache, 'host/a', async (folder) => {
    remount(cache, 'ro');
    await write('x')(folder);
  });
  const error = await failure(made);
  remount(cache, 'rw');
  expect(error).toEqual(expect.objectContaining({ message: expect.stringContaining('(EROFS)') }));
});

test('a link that leads nowhere is said to be so', async () => {
  const cache = join(temporaryFolder(), '.cache');
  symlinkSync('/nowhere/at/all', cache);
  expect(await failure(cachedIn(cache, 'host/a', write('x')))).toEqual(
    expect.objectContaining({ message: expect.stringContaining('cannot be written to (') }),
  );
});

test.skipIf(process.getuid?.() === 0)('a folder of others is said to be so', async () => {
  const cache = temporaryFolder();
  chmodSync(cache, 0o500);
  expect(await failure(cachedIn(cache, 'host/a', write('x')))).toBeInstanceOf(CacheError);
});
