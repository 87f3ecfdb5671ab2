import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { main } from '../../../packages/create-nix-project/test/cli.ts';
import { checkFlake } from '../../../tools/host/check-flake.ts';
import { findPython } from '../../../tools/host/python.ts';
import { runOrThrow } from '../../../tools/host/run.ts';
import { findUv } from '../../../tools/host/uv.ts';

const hatchling = '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n';

function manifest(name: string, dependencies: readonly string[], more: string): string {
  return `[project]
name = "${name}"
version = "1.0"
requires-python = ">=3.12"
dependencies = ${JSON.stringify(dependencies)}
${more}`;
}

const root = `[tool.uv.workspace]
members = ["packages/*", "jobs/*"]
exclude = ["packages/old"]

[tool.uv.sources]
prices = { workspace = true }
shop-app = { workspace = true }

[dependency-groups]
dev = ["pytest>=8", "colorama; sys_platform == 'win32'"]
`;

/**
 * Two members have a test module of the same name; one is no package, one has what its tests need, and
 * one has its dependencies from the program that asks git for its version.
 */
const files: Readonly<Record<string, string>> = {
  'pyproject.toml': root,
  'packages/shop/pyproject.toml': manifest(
    'Shop_App',
    ['prices'],
    `[project.scripts]\nshop = "shop:main"\n[tool.hatch.build.targets.wheel]\npackages = ["src/shop"]\n${hatchling}`,
  ),
  'packages/shop/src/shop/__init__.py':
    'from prices import price\n\n\ndef main() -> None:\n    print(price())\n',
  'packages/shop/tests/test_it.py':
    'import subprocess\n\n\ndef test_program() -> None:\n    assert subprocess.check_output(["shop"]) == b"3\\n"\n',
  'packages/prices/pyproject.toml': manifest(
    'prices',
    [],
    `[dependency-groups]\ntest = ["iniconfig"]\n${hatchling}`,
  ),
  'packages/prices/src/prices/__init__.py': 'def price() -> int:\n    return 3\n',
  'packages/prices/tests/test_it.py':
    'import iniconfig\nfrom prices import price\n\n\ndef test_price() -> None:\n    assert price() == 3 and iniconfig\n',
  'packages/dated/pyproject.toml': `[project]
name = "dated"
dynamic = ["version", "dependencies"]
requires-python = ">=3.12"
[build-system]
requires = ["hatchling", "uv-dynamic-versioning"]
build-backend = "hatchling.build"
[tool.hatch.version]
source = "uv-dynamic-versioning"
[tool.hatch.metadata.hooks.uv-dynamic-versioning]
dependencies = ["prices"]
`,
  'packages/dated/src/dated/__init__.py': '',
  'packages/old/README.md': 'No project.\n',
  'jobs/nightly/pyproject.toml': manifest('nightly', ['prices'], ''),
  'jobs/nightly/nightly.py': 'from prices import price\n\nTOTAL = price() * 2\n',
  'jobs/nightly/tests/test_it.py':
    'import sys\nfrom pathlib import Path\n\nsys.path.insert(0, str(Path(__file__).parent.parent))\n\nfrom nightly import TOTAL\n\n\ndef test_total() -> None:\n    assert TOTAL == 6\n',
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'workspace-'));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  await lock();
  await runOrThrow('git', ['init', '--quiet'], { cwd: folder });
  await runOrThrow('git', ['add', '--all'], { cwd: folder });
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

async function lock(): Promise<void> {
  await runOrThrow(await findUv(), ['lock', '--quiet'], {
    cwd: folder,
    env: {
      UV_PYTHON: await findPython('3.13'),
      UV_PYTHON_DOWNLOADS: 'never',
      UV_DYNAMIC_VERSIONING_BYPASS: '3.1.0',
    },
  });
}

function add(...args: readonly string[]): void {
  execFileSync(process.execPath, [main, folder, '--yes', '--no-lock', '--set', 'ci=none', ...args]);
}

/** What `nix flake check` says to the flake that the command adds, which is removed again. */
async function checked(...args: readonly string[]) {
  add(...args);
  const result = await checkFlake({ folder });
  expect(result.status, result.log ?? result.reason).toBe('passed');
  const texts = await Promise.all(
    ['flake.nix', 'nix/checks.nix'].map((path) => readFile(join(folder, path), 'utf8')),
  );
  await removeFlake();
  return { checks: result.checks, text: texts.join('') };
}

async function removeFlake(): Promise<void> {
  const files = ['flake.nix', 'flake.lock', 'nix', '.nix-project.json'];
  await runOrThrow('git', ['rm', '-rqf', ...files], { cwd: folder });
}

test('a root without a project: all members are built and tested', {
  timeout: 300_000,
}, async () => {
  const { checks, text } = await checked();
  expect(checks).toEqual(['format', 'lock', 'package', 'tests']);
  expect(text).toContain('for folder in ${lib.escapeShellArgs tested}; do');
});

test('a member that uv.lock does not contain yet is named', { timeout: 120_000 }, async () => {
  const added = join(folder, 'packages/added');
  try {
    await mkdir(added);
    await writeFile(join(added, 'pyproject.toml'), manifest('Added_Later', [], ''));
    add('--project', 'packages/added');
    const result = await checkFlake({ folder });
    expect(result.log).toContain('uv.lock does not contain the member added-later: run `uv lock`.');
  } finally {
    await rm(added, { recursive: true });
    await removeFlake();
  }
});

test('one member, whose tests need a group of the root', { timeout: 300_000 }, async () => {
  const manifestOfRoot = join(folder, 'pyproject.toml');
  try {
    await writeFile(manifestOfRoot, `${manifest('all', ['shop-app'], '')}${root}`);
    await lock();
    const { checks } = await checked('--project', 'jobs/nightly');
    expect(checks).toEqual(['format', 'lock', 'tests']);
  } finally {
    await writeFile(manifestOfRoot, root);
    await lock();
  }
});

test('one member, which its tests are run for', { timeout: 300_000 }, async () => {
  const { checks, text } = await checked('--project', 'packages/prices');
  expect(checks).toEqual(['format', 'lock', 'tests', 'wheel']);
  expect(text).toContain('for folder in packages/prices; do');
});
