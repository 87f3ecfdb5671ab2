import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readUvLock } from '../../../packages/create-nix-project/src/python/uv/lock.ts';
import { unbuildable } from '../../../packages/create-nix-project/src/python/uv/unbuildable.ts';
import { openFolder } from '../../../packages/create-nix-project/src/read/folder.ts';
import { runOrThrow } from '../../../tools/host/run.ts';
import { installedByUv, type Selection, uv, type Wheel, wheels, withProject } from './project.ts';
import { projects } from './projects.ts';

const system = `${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-${process.platform}`;
const plain = { 'pyproject.toml': projects.plain.pyproject };

function names(chosen: readonly Wheel[]): string[] {
  return chosen.map(({ name, version }) => `${name}==${version}`).sort();
}

describe('nix/uv-lock chooses what uv installs', { timeout: 120_000 }, () => {
  it.each(Object.entries(projects))('%s', (_, { pyproject, selections }) =>
    withProject({ 'pyproject.toml': pyproject }, async (folder) => {
      await uv(folder, 'lock');
      for (const selection of selections as readonly Selection[])
        expect(names(await wheels(folder, selection, system))).toEqual(
          await installedByUv(folder, selection),
        );
    }));

  it('from a folder of wheels, and from a wheel that is a file of the project', () =>
    withProject(
      {
        'first/pyproject.toml': localPackage('first-local'),
        'first/first_local.py': '',
        'second/pyproject.toml': localPackage('second-local'),
        'second/second_local.py': '',
        'pyproject.toml': `[project]
name = "my-app"
version = "0.1.0"
requires-python = ">=3.10"
dependencies = ["first-local", "second-local"]
[tool.uv.sources]
first-local = { path = "wheels/first_local-1.0-py3-none-any.whl" }
second-local = { index = "local" }
[[tool.uv.index]]
name = "local"
url = "./wheels"
format = "flat"
explicit = true
`,
      },
      async (folder) => {
        for (const name of ['first', 'second'])
          await uv(folder, 'build', '--wheel', '--out-dir', join(folder, 'wheels'), name);
        await uv(folder, 'lock');
        const chosen = await wheels(folder, {}, system);
        expect(chosen.map(({ fileName, file }) => [fileName, file])).toEqual([
          ['first_local-1.0-py3-none-any.whl', 'first_local-1.0-py3-none-any.whl'],
          ['second_local-1.0-py3-none-any.whl', 'second_local-1.0-py3-none-any.whl'],
        ]);
      },
    ));
});

function localPackage(name: string): string {
  return `[project]
name = "${name}"
version = "1.0"
requires-python = ">=3.10"
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"
[tool.hatch.build.targets.wheel]
include = ["*.py"]
`;
}

describe('nix/uv-lock', { timeout: 120_000 }, () => {
  it('takes URL and hash from uv.lock', () =>
    withProject(plain, async (folder) => {
      await uv(folder, 'lock');
      const lock = await readFile(join(folder, 'uv.lock'), 'utf8');
      const chosen = await wheels(folder, {});
      expect(chosen.length).toBeGreaterThan(1);
      for (const { file } of chosen) {
        if (typeof file === 'string') throw new Error(`${file} is no download`);
        expect(lock).toContain(`{ url = "${file.url}", hash = "${file.hash}"`);
      }
    }));

  it('chooses wheels for every system', () =>
    withProject(plain, async (folder) => {
      await uv(folder, 'lock');
      for (const [other, platform] of [
        ['x86_64-linux', /-manylinux\S*x86_64\.whl$/],
        ['aarch64-linux', /-manylinux\S*aarch64\.whl$/],
        ['aarch64-darwin', /-macosx\S*(arm64|universal2)\.whl$/],
      ] as const) {
        const chosen = await wheels(folder, {}, other);
        expect(chosen.find(({ name }) => name === 'pyzmq')?.fileName).toMatch(platform);
      }
    }));

  it('names all packages that it cannot install, each by its source, as the command does', () =>
    withProject(unbuildableProject, async (folder) => {
      await makeGitRepository(join(folder, 'from-git'));
      const manifest = join(folder, 'pyproject.toml');
      const text = await readFile(manifest, 'utf8');
      await writeFile(manifest, text.replace('file:///FOLDER', `file://${folder}`));
      await uv(folder, 'build', '--sdist', '--out-dir', join(folder, 'archives'), 'an-archive');
      await uv(folder, 'lock');
      const path = join(folder, 'uv.lock');
      const lines = (await readFile(path, 'utf8')).split('\n');
      const isGone = (line: string) => /\/(pyzmq-.*manylinux|rich-).*\.whl"/.test(line);
      await writeFile(path, lines.filter((line) => !isGone(line)).join('\n'));
      const selection = { groups: ['dev'], extras: [] };
      const error = await wheels(folder, selection).catch(({ message }) => message as string);

      const told = [...String(error).matchAll(/- (\S+) \S+: (.*)/g)].map(([, name, why]) => [
        name,
        why,
      ]);
      expect(told.sort()).toEqual([
        ['a-folder', 'it is a folder, libraries/a-folder'],
        ['a-member', 'it is a folder, packages/a-member'],
        ['an-archive', 'it is an archive, archives/an_archive-1.0.tar.gz'],
        ['from-git', expect.stringMatching(/^it comes from Git, file:\/\//)],
        ['pyzmq', 'it has no wheel for Python 3.12 on x86_64-linux'],
        ['rich', 'uv.lock has only its source'],
      ]);
      const lock = readUvLock(openFolder(folder));
      const known =
        lock && unbuildable(lock, { selection, python: '3.12', systems: ['x86_64-linux'] });
      expect(known?.map(({ kind, package: { name } }) => [name, kind])).toEqual([
        ['a-folder', 'folder'],
        ['a-member', 'folder'],
        ['an-archive', 'archive'],
        ['from-git', 'git'],
        ['pyzmq', 'wheel'],
        ['rich', 'source'],
      ]);
    }));

  it.each([
    [/^version = 1$/m, 'version = 7', /uv\.lock has version 7, and nix\/uv-lock reads version 1/],
    [/^version = 1$/m, '', /uv\.lock has version none/],
    [/^\[\[package\]\]$/gm, '[[distribution]]', /lists \[\[distribution\]\] instead of/],
    [/^\[\[package\]\][^]*$/m, '', /does not contain the project/],
  ])('refuses a lock that it cannot read: %s → %s', (pattern, other, message) =>
    withProject(plain, async (folder) => {
      await uv(folder, 'lock');
      const path = join(folder, 'uv.lock');
      await writeFile(path, (await readFile(path, 'utf8')).replace(pattern, other));
      await expect(wheels(folder, {})).rejects.toThrow(message);
    }));

  it('says what makes a missing uv.lock', () =>
    withProject(plain, async (folder) => {
      await rm(join(folder, 'uv.lock'), { force: true });
      await expect(wheels(folder, {})).rejects.toThrow(
        /uv\.lock is missing.* run `nix develop`.*`git add -f uv\.lock`/,
      );
    }));

  it.each([
    [{ groups: ['docs'] }, 'no dependency group called “docs”'],
    [{ extras: ['docs'] }, 'no extra called “docs”'],
  ])('refuses a selection that pyproject.toml does not have: %o', (selection, message) =>
    withProject(plain, async (folder) => {
      await uv(folder, 'lock');
      await expect(wheels(folder, selection)).rejects.toThrow(message);
    }));
});

/** A member of a workspace, a folder, an archive, a package from Git, and one of an index for the tests. */
const unbuildableProject = {
  'pyproject.toml': `[project]
name = "my-app"
version = "0.1.0"
requires-python = ">=3.10"
dependencies = ["a-member", "a-folder", "an-archive", "from-git", "pyzmq"]
[dependency-groups]
dev = ["rich"]
[tool.uv.workspace]
members = ["packages/*"]
[tool.uv.sources]
a-member = { workspace = true }
a-folder = { path = "libraries/a-folder" }
an-archive = { path = "archives/an_archive-1.0.tar.gz" }
from-git = { git = "file:///FOLDER/from-git" }
`,
  ...folderOf('packages/a-member'),
  ...folderOf('libraries/a-folder'),
  ...folderOf('an-archive'),
  'an-archive/an_archive.py': '',
  ...folderOf('from-git'),
};

function folderOf(path: string): Readonly<Record<string, string>> {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return { [`${path}/pyproject.toml`]: localPackage(name) };
}

async function makeGitRepository(folder: string): Promise<void> {
  const identity = ['-c', 'user.name=test', '-c', 'user.email=test@test'];
  await runOrThrow('git', ['init', '--quiet', folder]);
  await runOrThrow('git', ['-C', folder, 'add', '--all']);
  await runOrThrow('git', ['-C', folder, ...identity, 'commit', '--quiet', '--message', 'all']);
}
