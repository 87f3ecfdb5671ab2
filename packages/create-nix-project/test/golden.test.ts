/**
 * What the built command writes into the project `golden/existing`, byte for byte. A new project
 * has such a copy in `examples/uv-starter`, which a test of `tools/` compares.
 *
 * Files that every project gets alike are compared with their source; the others are in
 * `golden/existing-written`.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { cli, testFolder } from './cli.ts';

const refresh =
  'If the change is wanted: npx vitest run --root packages/create-nix-project test/golden.test.ts --update';

const repository = fileURLToPath(new URL('../../../', import.meta.url));
const existing = join(repository, 'packages/create-nix-project/test/golden/existing');
const written = `${existing}-written`;
const listing = 'files.txt';

function files(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

/** The text of a file; the record without the other files, which it has packed. */
function textOf(folder: string, path: string): string {
  const text = readFileSync(join(folder, path), 'utf8');
  if (path !== '.nix-project.json') return text;
  const { generated: _, ...record } = JSON.parse(text);
  return `${JSON.stringify(record, null, 2)}\n`;
}

/** The file of the repository that has the same text in every project. */
function source(path: string): string | undefined {
  // The pinned inputs change with a tool of their own.
  const folders =
    path === 'flake.lock'
      ? ['examples/uv-starter']
      : ['templates/uv/files', 'templates/_shared/files'];
  return folders.map((folder) => join(repository, folder, path)).find(existsSync);
}

test('an existing project gets exactly the golden files, and keeps its own', async () => {
  const folder = testFolder();
  cpSync(existing, folder, { recursive: true });
  const { code, stderr } = cli(folder, ['--yes', '--no-git', '--no-lock']);
  expect([code, stderr]).toEqual([0, '']);

  const theirs = files(existing).filter((path) => path !== '.gitignore');
  for (const path of theirs)
    expect(readFileSync(join(folder, path)), path).toEqual(readFileSync(join(existing, path)));

  const ours = files(folder).filter((path) => !theirs.includes(path));
  // The other bits depend on the umask and on how the repository was fetched.
  const kinds = ours.map((path) => {
    const isExecutable = (statSync(join(folder, path)).mode & 0o100) !== 0;
    return `${path}${isExecutable ? ' (executable)' : ''}\n`;
  });
  await expect(kinds.join(''), refresh).toMatchFileSnapshot(join(written, listing));
  for (const path of ours) {
    const text = textOf(folder, path);
    const from = source(path);
    if (from === undefined) await expect(text, refresh).toMatchFileSnapshot(join(written, path));
    else expect(text, path).toBe(readFileSync(from, 'utf8'));
  }
  const golden = [listing, ...ours.filter((path) => source(path) === undefined)];
  const stale = files(written).filter((path) => !golden.includes(path));
  expect(stale, `Not written any more: remove them from ${written}`).toEqual([]);
});

test('git apply of its dry run gives the same files', () => {
  const dry = testFolder();
  const real = testFolder();
  for (const folder of [dry, real]) cpSync(existing, folder, { recursive: true });
  const { code, stdout } = cli(dry, ['--yes', '--dry-run']);
  expect([code, files(dry)]).toEqual([0, files(existing)]);
  for (const check of [['--check'], []])
    execFileSync('git', ['apply', ...check, '-'], { cwd: dry, input: stdout });
  cli(real, ['--yes', '--no-git', '--no-lock']);
  const texts = (folder: string) =>
    files(folder).map((path) => [path, readFileSync(join(folder, path), 'utf8')]);
  expect(texts(dry)).toEqual(texts(real));
});
