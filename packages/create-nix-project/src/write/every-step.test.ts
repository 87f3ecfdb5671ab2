/** The writer, stopped at each of its steps: by an error of the disk, or for good as by SIGKILL. */
import fs, { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { testFolder } from '../../test/cli.ts';
import type { FileChange } from '../values.ts';
import { planWrite, write } from './write.ts';

const steps = [
  'chmodSync',
  'chownSync',
  'linkSync',
  'mkdirSync',
  'renameSync',
  'rmSync',
  'rmdirSync',
  'unlinkSync',
  'writeFileSync',
] as const;

/**
 * Runs the action with a disk that refuses the step of this number, and all later ones when it
 * `stays` so. Returns whether there was such a step.
 */
function refuseStep(number: number, stays: boolean, action: () => void): boolean {
  const originals = Object.fromEntries(steps.map((name) => [name, fs[name]]));
  let count = 0;
  for (const name of steps) {
    const original = fs[name] as (...args: unknown[]) => unknown;
    const replacement = (...args: unknown[]) => {
      count += 1;
      if (count - 1 === number || (stays && count > number))
        throw Object.assign(new Error('refused'), { code: 'ENOSPC', path: args[0] });
      return original(...args);
    };
    Object.assign(fs, { [name]: replacement });
  }
  syncBuiltinESMExports();
  try {
    action();
  } finally {
    Object.assign(fs, originals);
    syncBuiltinESMExports();
  }
  return count > number;
}

/** Path, mode and text of every file; folders by their name. */
function tree(folder: string): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true }).map(String).sort();
  return Object.fromEntries(
    paths.map((path) => {
      const { mode } = statSync(join(folder, path));
      const isFile = statSync(join(folder, path)).isFile();
      return [
        path,
        `${mode.toString(8)} ${isFile ? readFileSync(join(folder, path), 'utf8') : ''}`,
      ];
    }),
  );
}

function inTheMaking(path: string): boolean {
  return /\.nix-project\.(tmp|lock)\b/.test(path);
}

const extend = { extend: true, executable: false };
const plain = { extend: false, executable: false };
const changes: readonly FileChange[] = [
  { path: '.envrc', content: 'new\n', ...extend },
  { path: 'nix/deep/a', content: 'a', ...plain },
  { path: '.gitignore', content: 'new\n', ...extend },
  { path: 'nix/b', content: 'b', ...plain, executable: true },
  { path: 'c', content: '', ...plain },
];
const places: [name: string, files: Record<string, string>, target: string][] = [
  ['a project', { '.envrc': 'old\n', '.gitignore': 'old\n', theirs: '' }, '.'],
  ['a new folder', { theirs: '' }, 'some/new/app'],
];

describe.each(places)('in %s', (_, files, target) => {
  const wanted = () => {
    const folder = testFolder(files);
    write(join(folder, target), planWrite(join(folder, target), changes));
    return tree(folder);
  };

  test('an error at any step leaves everything as it was', () => {
    const before = tree(testFolder(files));
    let number = 0;
    for (let reached = true; reached; number += 1) {
      const folder = testFolder(files);
      const planned = planWrite(join(folder, target), changes);
      reached = refuseStep(number, false, () => {
        try {
          write(join(folder, target), planned);
        } catch (error) {
          expect(error).toMatchObject({ hint: 'Everything is as it was before.' });
        }
      });
      expect(tree(folder), `step ${number}`).toEqual(reached ? before : wanted());
    }
    expect(number).toBeGreaterThan(changes.length);
  });

  test('a kill at any step leaves whole files, and the next run completes them', () => {
    const [before, done] = [tree(testFolder(files)), wanted()];
    for (let number = 0, reached = true; reached; number += 1) {
      const folder = testFolder(files);
      const planned = planWrite(join(folder, target), changes);
      reached = refuseStep(number, true, () => {
        try {
          write(join(folder, target), planned);
        } catch (error) {
          expect(error).toMatchObject({ code: 'write-failed' });
        }
      });
      for (const [path, text] of Object.entries(tree(folder)))
        if (!inTheMaking(path)) expect([before[path], done[path]]).toContain(text);
      const lock = join(folder, target, '.nix-project.lock');
      // In truth its process would be gone.
      if (existsSync(lock) && readFileSync(lock, 'utf8') === String(process.pid))
        writeFileSync(lock, '4194304');
      write(join(folder, target), planWrite(join(folder, target), changes));
      // A lock without its run hinders nobody; with all files there, nobody claims the folder.
      const after = Object.entries(tree(folder)).filter(([path]) => !inTheMaking(path));
      expect(Object.fromEntries(after), `step ${number}`).toEqual(done);
    }
  });
});
