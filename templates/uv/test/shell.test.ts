import { copyFile, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { findPython } from '../../../tools/host/python.ts';
import { runOrThrow } from '../../../tools/host/run.ts';
import { type Rendered, remove, rendered } from '../../../tools/test/rendered.ts';

const pyzmq = '"rich>=14", "pyzmq"';

/** Gives the project's libraries.nix a library that the machine does not have. */
async function addLibrary(folder: string): Promise<void> {
  const lib = join(folder, 'nix/only/lib');
  await mkdir(lib, { recursive: true });
  const file = join(lib, 'libonly-1.0.so.2.3');
  const options = ['-shared', '-Wl,-soname,libonly-1.0.so.2', '-x', 'c', '/dev/null'];
  await runOrThrow('cc', [...options, '-o', file]);
  await symlink('libonly-1.0.so.2.3', join(lib, 'libonly-1.0.so.2'));
  await symlink('libonly-1.0.so.2', join(lib, 'libonly-1.0.so'));
  const libraries = join(folder, 'nix/libraries.nix');
  const text = await readFile(libraries, 'utf8');
  await writeFile(
    libraries,
    text.replace('\n]', '\n  (pkgs.runCommand "only" { } "cp -r ${./only} $out")\n]'),
  );
  await runOrThrow('git', ['add', '--all'], { cwd: folder });
}

/** A project with a wheel that needs libstdc++, and a console script that looks at its libraries. */
async function withProbe(answers: Record<string, string>): Promise<Rendered> {
  const project = await rendered('uv', { python: '3.12', ...answers });
  await addLibrary(project.folder);
  const manifest = join(project.folder, 'pyproject.toml');
  const text = await readFile(manifest, 'utf8');
  const script = 'probe = "my_app.probe:main"\nmy-app = ';
  await writeFile(manifest, text.replace('"rich>=14"', pyzmq).replace('my-app = ', script));
  await copyFile(
    join(import.meta.dirname, 'probe.py'),
    join(project.folder, 'src/my_app/probe.py'),
  );
  return project;
}

describe.each([
  ['scoped', 'unset'],
  ['shell', 'set'],
])('the dev shell with --library-path %s', { timeout: 300_000 }, (libraryPath, expected) => {
  let project: Rendered;
  beforeAll(async () => {
    project = await withProbe({ libraryPath });
    const entered = await project.inShell('true');
    expect(entered.stderr).not.toContain('could not bring .venv up to date');
  }, 300_000);
  afterAll(() => remove(project));

  it.each([
    'uv run probe',
    'uv run python -m my_app.probe',
    '.venv/bin/python src/my_app/probe.py',
    '.venv/bin/probe',
    'probe',
    'uv sync --reinstall && probe',
    'uv venv other && PYTHONPATH=src:$(echo .venv/lib/*/site-packages) other/bin/python -m my_app.probe',
    'python -m venv --without-pip other && PYTHONPATH=src:$(echo .venv/lib/*/site-packages) other/bin/python -m my_app.probe',
  ])('loads native libraries from the store: %s', async (command) => {
    const { code, stdout, stderr } = await project.inShell(`${command} ${expected}`);
    expect([code, stdout], stderr).toEqual([0, expect.stringContaining('fine')]);
  });

  it(`has LD_LIBRARY_PATH ${expected}`, async () => {
    const { stdout } = await project.inShell('printenv LD_LIBRARY_PATH >&2 && echo set');
    expect(stdout).toBe(expected === 'set' ? 'set\n' : '');
  });

  it('keeps a LD_LIBRARY_PATH that the user has set', async () => {
    const { stdout } = await project.inShell('echo $LD_LIBRARY_PATH; probe set', {
      env: { LD_LIBRARY_PATH: '/opt/driver' },
    });
    expect(stdout).toMatch(/(^|:)\/opt\/driver\nfine/);
  });
});

test('nothing else decides on the Python and its environment', { timeout: 300_000 }, async () => {
  const project = await rendered('uv', { python: '3.13' });
  try {
    // Another Python that uv could find, as there is one on most machines.
    const other = await findPython('3.12');
    await writeFile(join(project.folder, '.python-version'), `${other}\n`);
    const { stdout, stderr } = await project.inShell(
      'uv run python -V; uv sync --quiet; uv pip install --quiet tomli; .venv/bin/python -c "import tomli, sys; print(sys.prefix)"',
      { env: { UV_PYTHON: other, UV_PROJECT_ENVIRONMENT: '/nowhere' } },
    );
    const [version, prefix] = stdout.split('\n');
    expect([version, prefix], stderr).toEqual([
      expect.stringMatching(/^Python 3\.13\./),
      join(project.folder, '.venv'),
    ]);
  } finally {
    await remove(project);
  }
});

test('a shell without .venv has its Python all the same', { timeout: 300_000 }, async () => {
  const project = await rendered('uv', { python: '3.13' });
  try {
    const manifest = join(project.folder, 'pyproject.toml');
    const text = await readFile(manifest, 'utf8');
    await writeFile(manifest, text.replace('"rich>=14"', '"rich<1", "rich>=14"'));
    await rm(join(project.folder, 'uv.lock'), { force: true });
    await writeFile(join(project.folder, '.python-version'), `${await findPython('3.12')}\n`);
    const { stdout, stderr } = await project.inShell(
      `uv run --no-project python -V; uv sync 2>&1 | grep -c 'No solution found'
       sed -i 's/"rich<1", //' pyproject.toml; uv run python -V; ls -d .venv`,
    );
    expect(stdout, stderr).toMatch(/^Python 3\.13\.\d+\n1\nPython 3\.13\.\d+\n\.venv\n$/);
    expect(stderr).toContain('uv could not bring .venv up to date');
  } finally {
    await remove(project);
  }
});

test.each(['3.12', '3.13'])('Python %s finds libraries without other programs', async (python) => {
  const project = await rendered('uv', { python });
  try {
    await addLibrary(project.folder);
    const script = `
import sys
assert "ctypes" not in sys.modules
from ctypes import CDLL, util
from os.path import exists
CDLL(util.find_library("only-1.0"))
assert exists(util.__cached__), util.__cached__
print(*map(str, [util.find_library(name) for name in ["z", "only-1.0", "nowhere"]]))`;
    const { stdout, stderr } = await project.inShell(`PATH= .venv/bin/python -c '${script}'`);
    expect(stdout, stderr).toMatch(/\/lib\/libz\.so\.1 .*\/lib\/libonly-1\.0\.so\.2 None\n$/);
  } finally {
    await remove(project);
  }
}, 300_000);
