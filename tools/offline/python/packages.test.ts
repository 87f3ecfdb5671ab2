import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runOrThrow } from '../../host/run.ts';
import {
  installedByUv,
  type Package,
  packages,
  type Selection,
  uv,
  withProject,
} from './project.ts';
import { projects } from './projects.ts';

const system = `${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-${process.platform}`;
const plain = { 'pyproject.toml': projects.plain.pyproject };

function names(chosen: readonly Package[]): string[] {
  return chosen.map(({ pname, version }) => `${pname}==${version}`).sort();
}

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

describe('the offline uv2nix finds what uv installs', { timeout: 120_000 }, () => {
  it.each(Object.entries(projects))('%s', (_, { pyproject, selections }) =>
    withProject({ 'pyproject.toml': pyproject }, async (folder) => {
      await uv(folder, 'lock');
      for (const selection of selections as readonly Selection[])
        expect(names(await packages(folder, selection, system))).toEqual(
          await installedByUv(folder, selection),
        );
    }));

  it('from every kind of source', () =>
    withProject(everySource, async (folder) => {
      await makeGitRepository(join(folder, 'from-git'));
      const manifest = join(folder, 'pyproject.toml');
      const text = await readFile(manifest, 'utf8');
      await writeFile(manifest, text.replace('file:///FOLDER', `file://${folder}`));
      const build = (kind: string, to: string, name: string) =>
        uv(folder, 'build', kind, '--out-dir', join(folder, to), name);
      await build('--wheel', 'wheels', 'a-wheel');
      await build('--wheel', 'index', 'an-index');
      await build('--sdist', 'archives', 'an-archive');
      await uv(folder, 'lock');

      const found = await packages(folder, { groups: ['dev'] }, system);
      expect(
        found
          .map(({ pname, kind, source }) => [
            pname,
            kind,
            typeof source === 'string' ? source : source.name,
          ])
          .sort(),
      ).toEqual([
        ['a-folder', 'folder', 'a-folder'],
        ['a-member', 'folder', 'a-member'],
        ['a-wheel', 'wheel', 'a_wheel-1.0-py3-none-any.whl'],
        ['an-archive', 'pyproject', 'an_archive-1.0.tar.gz'],
        ['an-index', 'wheel', 'an_index-1.0-py3-none-any.whl'],
        ['docopt', 'pyproject', 'docopt-0.6.2.tar.gz'],
        ['from-git', 'pyproject', expect.stringMatching(/^\w{32}-source$/)],
      ]);
    }));
});

/** A member of a workspace, a folder, files of two kinds, a package from Git, and one without wheels. */
const everySource = {
  'pyproject.toml': `[project]
name = "my-app"
version = "0.1.0"
requires-python = ">=3.10"
dependencies = ["a-member", "a-folder", "a-wheel", "an-archive", "an-index", "from-git"]
[dependency-groups]
dev = ["docopt==0.6.2"]
[tool.uv.workspace]
members = ["packages/*"]
[tool.uv.sources]
a-member = { workspace = true }
a-folder = { path = "libraries/a-folder" }
a-wheel = { path = "wheels/a_wheel-1.0-py3-none-any.whl" }
an-archive = { path = "archives/an_archive-1.0.tar.gz" }
an-index = { index = "local" }
from-git = { git = "file:///FOLDER/from-git" }
[[tool.uv.index]]
name = "local"
url = "./index"
format = "flat"
explicit = true
`,
  ...folderOf('packages/a-member'),
  ...folderOf('libraries/a-folder'),
  ...folderOf('a-wheel'),
  ...folderOf('an-archive'),
  ...folderOf('an-index'),
  ...folderOf('from-git'),
};

function folderOf(path: string): Readonly<Record<string, string>> {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return {
    [`${path}/pyproject.toml`]: localPackage(name),
    [`${path}/${name.replaceAll('-', '_')}.py`]: '',
  };
}

async function makeGitRepository(folder: string): Promise<void> {
  const identity = ['-c', 'user.name=test', '-c', 'user.email=test@test'];
  await runOrThrow('git', ['init', '--quiet', folder]);
  await runOrThrow('git', ['-C', folder, 'add', '--all']);
  await runOrThrow('git', ['-C', folder, ...identity, 'commit', '--quiet', '--message', 'all']);
}

describe('the offline uv2nix', { timeout: 120_000 }, () => {
  it('takes URL and hash from uv.lock', () =>
    withProject(plain, async (folder) => {
      await uv(folder, 'lock');
      const lock = await readFile(join(folder, 'uv.lock'), 'utf8');
      const chosen = await packages(folder, {});
      expect(chosen.length).toBeGreaterThan(1);
      for (const { source } of chosen) {
        if (typeof source === 'string') throw new Error(`${source} is no download`);
        expect(lock).toContain(`{ url = "${source.url}", hash = "${source.hash}"`);
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
        const chosen = await packages(folder, {}, other);
        const pyzmq = chosen.find(({ pname }) => pname === 'pyzmq');
        expect(pyzmq?.source).toMatchObject({ name: expect.stringMatching(platform) });
      }
    }));

  it.each([
    [
      'no wheel and no source',
      /pyzmq-.*\.(whl|tar\.gz)"/,
      /No compatible wheel, nor sdist found for package 'pyzmq'/,
    ],
    ['a lock of another form', /^version = 1$/, /required argument 'version'/],
    ['a Python that is not allowed', /^requires-python/, /assertion/],
  ])('refuses %s', (_, gone, message) =>
    withProject(plain, async (folder) => {
      await uv(folder, 'lock');
      const path = join(folder, 'uv.lock');
      const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => !gone.test(line));
      const head = /requires/.test(gone.source) ? ['requires-python = "!=3.12.*"'] : [];
      await writeFile(path, [...head, ...lines].join('\n'));
      await expect(packages(folder, {})).rejects.toThrow(message);
    }));

  it('refuses to choose between extras that exclude each other, as upstream', () => {
    const { pyproject } = projects['extras and groups that exclude each other'];
    return withProject({ 'pyproject.toml': pyproject }, async (folder) => {
      await uv(folder, 'lock');
      await expect(packages(folder, {})).rejects.toThrow('Could not resolve dependencies');
    });
  });

  it.each([
    [{ groups: ['docs'] }],
    [{ extras: ['docs'] }],
  ])('refuses a selection that pyproject.toml does not have: %o', (selection) =>
    withProject(plain, async (folder) => {
      await uv(folder, 'lock');
      await expect(packages(folder, selection)).rejects.toThrow(
        "Extra/group name 'docs' does not match",
      );
    }));
});
