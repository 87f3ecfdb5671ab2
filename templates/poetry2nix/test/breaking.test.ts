import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkFlake } from '../../../tools/host/check-flake.ts';
import { expectFailing, expectPassing } from '../../../tools/test/flake-outcome.ts';
import { poetry } from '../../../tools/test/poetry.ts';
import { copyStarter, type StarterCopy } from '../../../tools/test/starter.ts';

let copy: StarterCopy;
beforeEach(async () => {
  copy = await copyStarter('poetry2nix');
});
afterEach(() => copy.remove());

const python = 'src/poetry2nix_starter';
const table = 'nix/wheel-policy.toml';

/** What breaks one check each; two at a time, as each check of a flake takes a while. */
const breakages: [checks: string[], break_: (copy: StarterCopy) => Promise<void>][] = [
  [
    ['format', 'tests'],
    async (it) => {
      await it.append('nix/python.nix', '\n\n\n');
      await it.replace('tests/test_files.py', '".py": 2', '".py": 3');
    },
  ],
  [
    ['format', 'lint'],
    async (it) => {
      await it.append(`${python}/files.py`, '\n\n\n\n');
      await it.replace(`${python}/cli.py`, 'import argparse\n', 'import argparse\nimport os\n');
    },
  ],
  [['lock'], (it) => it.replace('pyproject.toml', 'rich = ">=14"', 'rich = ">=13"')],
];

test.each(breakages)('a broken copy fails exactly its checks: %s', async (checks, break_) => {
  await break_(copy);
  await expectFailing(copy.folder, checks);
});

test('the copy itself passes', async () => {
  await expectPassing(copy.folder, ['format', 'lint', 'lock', 'package', 'policy', 'tests']);
});

test('no test is a failure, not a pass', async () => {
  await copy.replace('pyproject.toml', 'testpaths = ["tests"]', 'testpaths = ["src"]');
  await expectFailing(copy.folder, ['tests']);
});

/** Takes the files of a package out of the lock that match a pattern. */
async function withoutFiles(it: StarterCopy, pattern: RegExp): Promise<void> {
  const lines = (await readFile(join(it.folder, 'poetry.lock'), 'utf8')).split('\n');
  for (const line of lines.filter((text) => pattern.test(text)))
    await it.replace('poetry.lock', `${line}\n`, '');
}

/** Everything that poetry2nix would get wrong in silence is a sentence before anything is built. */
const problems: [what: string, break_: (copy: StarterCopy) => Promise<void>, message: string][] = [
  [
    'a native package without a row',
    (it) => it.replace(table, '\nruff', '\n# ruff'),
    'has native code but no row in nix/wheel-policy.toml: `npm create',
  ],
  [
    'a row without a package',
    (it) => it.append(table, 'numpy = { linux = "wheel", darwin = "wheel", reason = "" }\n'),
    'nix/wheel-policy.toml: numpy is not in poetry.lock, so remove its row.',
  ],
  [
    'a wheel that is not there',
    (it) => withoutFiles(it, /"ruff-.*manylinux/),
    'ruff should be a wheel on x86_64-linux, but poetry.lock only has a source for it.',
  ],
  [
    'a source that is not there',
    async (it) => {
      await withoutFiles(it, /"ruff-.*tar\.gz"/);
      await it.replace(table, 'linux = "wheel"', 'linux = "source"');
    },
    'ruff should be a source on x86_64-linux, but poetry.lock only has a wheel for it.',
  ],
  [
    'a package with two versions',
    (it) =>
      it.replace(
        'poetry.lock',
        '[metadata]\n',
        '[[package]]\nname = "rich"\nversion = "1.0"\npython-versions = "*"\nfiles = []\n\n[metadata]\n',
      ),
    'poetry.lock has rich several times',
  ],
  [
    'a package for Windows alone',
    (it) =>
      it.replace(
        'pyproject.toml',
        'rich = ">=14"',
        'rich = { version = ">=14", platform = "win32" }',
      ),
    'pyproject.toml: rich is not for x86_64-linux',
  ],
  [
    'a package that a marker excludes',
    (it) =>
      it.replace(
        'pyproject.toml',
        'rich = ">=14"',
        `rich = { version = ">=14", markers = "sys_platform == 'darwin'" }`,
      ),
    'pyproject.toml: rich is not for x86_64-linux',
  ],
  [
    '[project] instead of [tool.poetry]',
    (it) => it.replace('pyproject.toml', 'name = "poetry2nix-starter"', ''),
    'name, version and dependencies belong in [tool.poetry]',
  ],
];

test.each(problems)('one sentence about %s', async (_, break_, message) => {
  await break_(copy);
  const { code, stderr } = await copy.nix('eval', '.#checks.x86_64-linux.package.drvPath');
  expect(code).not.toBe(0);
  expect(stderr).toContain(message);
});

test('a lock that git does not know is named, with what to do', async () => {
  await rm(join(copy.folder, 'poetry.lock'));
  const { stderr } = await copy.nix('eval', '.#checks.x86_64-linux.package.drvPath');
  expect(stderr).toContain('There is no poetry.lock that git tracks');
  // The dev shell has Poetry, to make one.
  const locked = await copy.nix('develop', '--command', ...poetry, 'lock');
  expect(locked.code, locked.stderr).toBe(0);
  const result = await checkFlake({ folder: copy.folder });
  expect(result.status, result.log ?? result.reason).toBe('passed');
});
