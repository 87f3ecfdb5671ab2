import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { repository } from '../../../tools/host/cache.ts';
import { checkFlake } from '../../../tools/host/check-flake.ts';
import { runOrThrow } from '../../../tools/host/run.ts';

const main = join(repository, 'packages/create-nix-project/dist/main.cjs');

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'poetry-project-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const command = (...args: string[]) => runOrThrow('node', [main, ...args], { cwd: folder });

const everything = ['format', 'lint', 'lock', 'package', 'policy', 'tests'];

test('three wheels are updated, and the lock is all that changes', async () => {
  await cp(join(repository, 'examples/poetry2nix-assistant'), folder, { recursive: true });
  const newer = await readFile(join(import.meta.dirname, 'newer-packages.toml'), 'utf8');
  const lock = join(folder, 'poetry.lock');
  const before = await readFile(lock, 'utf8');
  await writeFile(lock, withPackages(before, packagesOf(newer)));

  expect(await command('policy', '--check')).toContain('The table and poetry.lock agree.');
  const result = await checkFlake({ folder });
  expect([result.status, result.checks], result.log ?? result.reason).toEqual([
    'passed',
    everything,
  ]);
});

/** The text of each package of a lock, by name. */
function packagesOf(lock: string): Map<string, string> {
  const blocks = lock.split(/^(?=\[\[package\]\]$|\[metadata\]$|\[extras\]$)/m);
  return new Map(blocks.map((block) => [/^name = "(.*)"$/m.exec(block)?.[1] ?? '', block]));
}

function withPackages(lock: string, newer: ReadonlyMap<string, string>): string {
  const older = packagesOf(lock);
  expect([...newer.keys()]).toEqual(['google-crc32c', 'numpy', 'scipy']);
  let text = lock;
  for (const [name, block] of newer) {
    expect(older.get(name)).not.toBe(block);
    text = text.replace(older.get(name) ?? '', () => block);
  }
  return text;
}

test('a library of old, with a lock of Poetry 1.1 and a VERSION file, passes', async () => {
  await cp(join(import.meta.dirname, 'old-library'), folder, { recursive: true });
  await command('--yes', '--python', '3.13');
  const result = await checkFlake({ folder });
  expect([result.status, result.checks], result.log ?? result.reason).toEqual([
    'passed',
    everything.filter((check) => check !== 'lint'),
  ]);
});

test('a lock of Poetry 2, with a package that is for Windows alone, passes', async () => {
  await cp(join(repository, 'examples/poetry2nix-starter'), folder, { recursive: true });
  const lock = join(folder, 'poetry.lock');
  const older = await readFile(lock, 'utf8');
  const newer = older
    .replace('lock-version = "2.0"', 'lock-version = "2.1"')
    .replaceAll('\noptional = false\n', '\noptional = false\ngroups = ["main", "dev"]\n')
    .replace(
      /(name = "colorama"[^]*?)groups = .*\n/,
      `$1groups = ["dev"]\nmarkers = "sys_platform == \\"win32\\""\n`,
    );
  expect(newer).toContain('markers = "sys_platform == \\"win32\\""');
  await writeFile(lock, newer);
  expect(await command('policy', '--check')).toContain('agree');
  const result = await checkFlake({ folder });
  expect(result.status, result.log ?? result.reason).toBe('passed');
});

test('what the packed template brings along passes, whatever the project is called', async () => {
  await command(
    '--yes',
    '--template',
    'poetry2nix',
    '--name',
    'with',
    '--set=vscode=yes',
    '--set=version-file=yes',
  );
  const result = await checkFlake({ folder });
  expect([result.status, result.checks], result.log ?? result.reason).toEqual([
    'passed',
    everything,
  ]);
});
