import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { testFolder } from '../../test/cli.ts';
import { smallDisk } from '../../test/small-disk.ts';
import type { FileChange } from '../values.ts';
import { planWrite, write } from './write.ts';

function change(path: string, content: string, more: Partial<FileChange> = {}): FileChange {
  return { path, content, executable: false, extend: false, ...more };
}

function writeAll(target: string, ...changes: FileChange[]): void {
  write(target, planWrite(target, changes));
}

function names(folder: string): string[] {
  return readdirSync(folder, { recursive: true }).map(String).sort();
}

function mode(path: string): number {
  return statSync(path).mode & 0o777;
}

const executable = { executable: true };

describe.each([
  ['a folder that is not there', 'deep/in/target'],
  ['a folder that is there', '.'],
])('%s', (_, place) => {
  test('gets all files, with their modes, and nothing else', () => {
    const folder = testFolder();
    const target = join(folder, place);
    writeAll(target, change('a/b.txt', 'one\n'), change('run.sh', '', executable));
    expect(names(target)).toEqual(['a', 'a/b.txt', 'run.sh']);
    expect(readFileSync(join(target, 'a/b.txt'), 'utf8')).toBe('one\n');
    expect([mode(join(target, 'run.sh')), mode(join(target, 'a/b.txt'))]).toEqual([0o755, 0o644]);
    expect(names(folder).filter((name) => name.includes('.tmp'))).toEqual([]);
  });
});

test('a file that is extended keeps its mode and its line ends', () => {
  const folder = testFolder({ '.gitignore': 'a\r\n' });
  chmodSync(join(folder, '.gitignore'), 0o600);
  writeAll(folder, change('.gitignore', 'a\nb\n', { extend: true }));
  expect(readFileSync(join(folder, '.gitignore'), 'utf8')).toBe('a\r\nb\r\n');
  expect(mode(join(folder, '.gitignore'))).toBe(0o600);
});

test('nothing is written where a file is different or a folder', () => {
  const folder = testFolder({ 'a/x': '', b: 'theirs' });
  expect(planWrite(folder, [change('b', 'ours')])[0]?.state).toBe('conflict');
  expect(() => planWrite(folder, [change('a', '')])).toThrow('a exists and is not a file');
});

describe('all or nothing', () => {
  const before = { '.gitignore': 'old\n', 'kept.txt': 'kept' };

  function expectUntouched(folder: string): void {
    expect(names(folder)).toEqual(['.gitignore', 'kept.txt']);
    expect(readFileSync(join(folder, '.gitignore'), 'utf8')).toBe('old\n');
  }

  test('when a file appears after the comparison', () => {
    const folder = testFolder(before);
    const changes = ['a', '.gitignore', 'b/c', 'd'].map((path) =>
      change(path, 'new\n', { extend: true }),
    );
    const files = planWrite(folder, changes);
    writeFileSync(join(folder, 'd'), 'theirs');
    expect(() => write(folder, files)).toThrow('a file appeared there while the command ran');
    expect(readFileSync(join(folder, 'd'), 'utf8')).toBe('theirs');
    execFileSync('rm', [join(folder, 'd')]);
    expectUntouched(folder);
  });

  test('when a file is changed after the comparison', () => {
    const folder = testFolder(before);
    const files = planWrite(folder, [
      change('a', 'new\n'),
      change('.gitignore', 'x\n', { extend: true }),
    ]);
    writeFileSync(join(folder, '.gitignore'), 'theirs\n');
    expect(() => write(folder, files)).toThrow('.gitignore was changed by another program');
    expect(names(folder)).toEqual(['.gitignore', 'kept.txt']);
  });

  test('when a name or path is too long', () => {
    const folder = testFolder(before);
    const files = [change('a/b', ''), change('.gitignore', 'x\n', { extend: true })];
    const tooLong = change(`z/${'x'.repeat(300)}`, '');
    expect(() => writeAll(folder, ...files, tooLong)).toThrow('a name or path is too long');
    expectUntouched(folder);
    expect(() => writeAll(join(folder, 'new'), ...files, tooLong)).toThrow(
      'a name or path is too long',
    );
    expectUntouched(folder);
  });

  test('when a folder appears where a new one is to be', () => {
    const folder = testFolder();
    const target = join(folder, 'app');
    const files = planWrite(target, [change('a', '')]);
    // Another run that is faster: it gets in between the comparison and the end.
    const late = { ...files[0], path: 'a', state: 'created', content: '', executable: false };
    Object.defineProperty(late, 'content', {
      get() {
        execFileSync('mkdir', ['-p', join(target, 'theirs')]);
        return '';
      },
    });
    expect(() => write(target, [late as (typeof files)[number]])).toThrow('a folder appeared');
    expect(names(folder)).toEqual(['app', 'app/theirs']);
  });

  test('when the disk is full', (context) => {
    const folder = smallDisk(context);
    for (const [path, text] of Object.entries(before)) writeFileSync(join(folder, path), text);
    const files = [
      change('.gitignore', 'x\n', { extend: true }),
      change('small/file', 'x'),
      change('big', 'x'.repeat(100_000)),
    ];
    expect(() => writeAll(folder, ...files)).toThrow('the disk is full');
    expectUntouched(folder);
    expect(() => writeAll(join(folder, 'new'), ...files)).toThrow('the disk is full');
    expectUntouched(folder);
  });
});

test('a link that turns up inside is not followed out', () => {
  const outside = testFolder();
  const folder = testFolder();
  const files = planWrite(folder, [change('nix/a', '')]);
  symlinkSync(outside, join(folder, 'nix'));
  expect(() => write(folder, files)).toThrow('outside the project');
  expect([names(outside), names(folder)]).toEqual([[], ['nix']]);
});

test('the lock of a run that is gone does not hinder, that of another run does', () => {
  const folder = testFolder({ '.nix-project.lock': '4194304' });
  writeAll(folder, change('a', ''));
  expect(names(folder)).toEqual(['a']);
  writeFileSync(join(folder, '.nix-project.lock'), String(process.pid));
  expect(() => writeAll(folder, change('b', ''))).toThrow('Another run');
});

test('a byte order mark stays in a file that is extended', () => {
  const folder = testFolder({ '.gitignore': '\ufeff/dist\n' });
  writeAll(folder, change('.gitignore', '/result\n', { extend: true }));
  expect(readFileSync(join(folder, '.gitignore'), 'utf8')).toBe('\ufeff/dist\n/result\n');
});

test('a huge file in the place of another is not read', () => {
  const folder = testFolder({ 'flake.nix': '' });
  truncateSync(join(folder, 'flake.nix'), 2 ** 31);
  expect(() => planWrite(folder, [change('flake.nix', '{ }\n')])).toThrow(
    'flake.nix cannot be read: it is too large.',
  );
});
