import { chmodSync, chownSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, onTestFinished, test } from 'vitest';
import { testFolder } from '../../test/cli.ts';
import { remount, smallDisk } from '../../test/small-disk.ts';
import type { CliError } from '../errors.ts';
import type { FileChange } from '../values.ts';
import { planWrite, write } from './write.ts';
import { type WriteFile } from './write-file.ts';

const ignore: FileChange = {
  path: '.gitignore',
  content: 'new\n',
  executable: false,
  extend: true,
};

function plain(path: string, content = ''): FileChange {
  return { path, content, executable: false, extend: false };
}

/** The same file; `then` happens at the moment at which it is to be written. */
function whenWritten(file: WriteFile, then: () => void): WriteFile {
  return {
    ...file,
    get content() {
      then();
      return file.content;
    },
  };
}

function failure(action: () => void): CliError {
  try {
    action();
  } catch (error) {
    return error as CliError;
  }
  throw new Error('it did not fail');
}

describe('a file of the user that gets more lines', () => {
  test('keeps every byte, also those that are no UTF-8', () => {
    const folder = testFolder();
    const before = Buffer.from('\xef\xbb\xbfcaf\xe9/\r\n', 'latin1');
    writeFileSync(join(folder, '.gitignore'), before);
    write(folder, planWrite(folder, [{ ...ignore, content: 'ü\n' }]));
    const after = readFileSync(join(folder, '.gitignore'));
    expect(after).toEqual(Buffer.concat([before, Buffer.from('ü\r\n')]));
  });

  test.each(['600', '664', '666', '755'])('keeps its mode %s, whatever the umask', (octal) => {
    const mode = Number.parseInt(octal, 8);
    const folder = testFolder({ '.gitignore': 'old\n' });
    chmodSync(join(folder, '.gitignore'), mode);
    write(folder, planWrite(folder, [ignore]));
    expect(readFileSync(join(folder, '.gitignore'), 'utf8')).toBe('old\nnew\n');
    expect(statSync(join(folder, '.gitignore')).mode & 0o777).toBe(mode);
  });

  test('keeps its owner when root extends it', (context) => {
    if (process.getuid?.() !== 0) context.skip('only root can give a file to somebody else');
    const folder = testFolder({ '.gitignore': 'old\n' });
    chownSync(join(folder, '.gitignore'), 65534, 65533);
    write(folder, planWrite(folder, [ignore]));
    const { uid, gid } = statSync(join(folder, '.gitignore'));
    expect([uid, gid]).toEqual([65534, 65533]);
  });

  test('is put back with all it had when a later one fails', () => {
    const folder = testFolder({ '.gitignore': 'old\n', '.envrc': 'theirs\n' });
    chmodSync(join(folder, '.gitignore'), 0o666);
    const changes = [ignore, { ...ignore, path: '.envrc' }];
    const [first, second] = planWrite(folder, changes) as [WriteFile, WriteFile];
    writeFileSync(join(folder, '.envrc'), 'changed\n');
    const error = failure(() => write(folder, [first, second]));
    expect([error.message, error.hint]).toEqual([
      expect.stringContaining('.envrc was changed by another program'),
      'Everything is as it was before.',
    ]);
    expect(readdirSync(folder).sort()).toEqual(['.envrc', '.gitignore']);
    expect(readFileSync(join(folder, '.gitignore'), 'utf8')).toBe('old\n');
    expect(statSync(join(folder, '.gitignore')).mode & 0o777).toBe(0o666);
    expect(readFileSync(join(folder, '.envrc'), 'utf8')).toBe('changed\n');
  });
});

test('a file where a folder is to be is a conflict, found before the first byte', () => {
  const folder = testFolder({ nix: 'theirs' });
  const error = failure(() => planWrite(folder, [plain('a'), plain('nix/checks/b')]));
  expect([error.exitCode, error.message]).toEqual([
    3,
    'nix exists and is not a folder. Nothing was written.',
  ]);
  expect(readdirSync(folder)).toEqual(['nix']);
});

test('a name that is too long below a folder that is there is found before the first byte', () => {
  const folder = testFolder({ 'nix/a': '' });
  const error = failure(() => planWrite(folder, [plain('b'), plain(`nix/${'x'.repeat(300)}`)]));
  expect([error.exitCode, error.message]).toEqual([
    1,
    expect.stringMatching(/cannot be read: a name or path is too long for the file system\.$/),
  ]);
});

test('a disk that becomes read-only half way: what could not be put back is named', (context) => {
  const folder = smallDisk(context);
  writeFileSync(join(folder, '.gitignore'), 'old\n');
  const changes = [plain('first/a'), plain('b'), ignore];
  const [first, second, third] = planWrite(folder, changes) as [WriteFile, WriteFile, WriteFile];
  onTestFinished(() => remount(folder, 'rw'));
  const late = whenWritten(second, () => remount(folder, 'ro'));
  const error = failure(() => write(folder, [first, late, third]));
  expect([error.exitCode, error.message]).toEqual([
    1,
    `Writing to ${folder} failed: the file system is read-only.`,
  ]);
  const left = ['first/a', 'first', '.nix-project.lock'].map((path) => join(folder, path));
  expect(error.hint).toBe(`These could not be restored: ${left.join(', ')}.`);
  const names = readdirSync(folder, { recursive: true }).map(String).sort();
  expect(names).toEqual(['.gitignore', '.nix-project.lock', 'first', 'first/a']);
  expect(readFileSync(join(folder, '.gitignore'), 'utf8')).toBe('old\n');
});

test('a disk that another program fills half way: everything is as it was', (context) => {
  const folder = smallDisk(context);
  writeFileSync(join(folder, '.gitignore'), 'old\n');
  const changes = [ignore, plain('first/a', 'x'), plain('second', 'y')];
  const [first, second, third] = planWrite(folder, changes) as [WriteFile, WriteFile, WriteFile];
  const fill = () => {
    for (let size = 65_536; size >= 1; size /= 2)
      try {
        writeFileSync(join(folder, 'theirs'), 'x'.repeat(size), { flag: 'a' });
      } catch (error) {
        expect(error).toMatchObject({ code: 'ENOSPC' });
      }
  };
  const error = failure(() => write(folder, [first, second, whenWritten(third, fill)]));
  expect([error.message, error.hint]).toEqual([
    `Writing to ${folder} failed: the disk is full.`,
    'Everything is as it was before.',
  ]);
  expect(readdirSync(folder).sort()).toEqual(['.gitignore', 'theirs']);
  expect(readFileSync(join(folder, '.gitignore'), 'utf8')).toBe('old\n');
});
