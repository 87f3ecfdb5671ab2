import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { versionLines } from '../../../packages/create-nix-project/src/python/uv/version-line.ts';
import { checkFlake } from '../../../tools/host/check-flake.ts';
import { findPython } from '../../../tools/host/python.ts';
import { runOrThrow } from '../../../tools/host/run.ts';
import { findUv } from '../../../tools/host/uv.ts';
import { remove, rendered } from '../../../tools/test/rendered.ts';

/** A package with one module, which says what it is. */
function hatchling(path: string, more = '', version = 'version = "1.0"'): Record<string, string> {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return {
    [`${path}/pyproject.toml`]: `[project]
name = "${name}"
${version}
requires-python = ">=3.12"
[build-system]
requires = ["hatchling"${more}]
build-backend = "hatchling.build"
`,
    [`${path}/src/${name.replaceAll('-', '_')}/__init__.py`]: `NAME = "${name}"\n`,
  };
}

/** A C extension that is linked with a library of nixpkgs. */
const extension = {
  'packages/with-zlib/pyproject.toml': `[project]
name = "with-zlib"
version = "1.0"
requires-python = ">=3.12"
[build-system]
requires = ["setuptools"]
build-backend = "setuptools.build_meta"
`,
  'packages/with-zlib/setup.py': `from setuptools import Extension, setup
setup(ext_modules=[Extension("with_zlib", ["with_zlib.c"], libraries=["z"])])
`,
  'packages/with-zlib/with_zlib.c': `#include <Python.h>
#include <zlib.h>
static PyObject *version(PyObject *self, PyObject *none) {
  return PyUnicode_FromString(zlibVersion());
}
static PyMethodDef methods[] = {{"version", version, METH_NOARGS, ""}, {0}};
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "with_zlib", 0, -1, methods};
PyMODINIT_FUNC PyInit_with_zlib(void) { return PyModule_Create(&module); }
`,
};

/** Packages whose version git has, by the build system that asks for it, and the source that it has. */
const versioned = { 'hatch-vcs': 'vcs', 'uv-dynamic-versioning': '', versioningit: '' };

/** A package of these; for uv, which locks it here, versioningit needs a version without git as well. */
function fromGit([tool, source]: readonly [string, string]): Record<string, string> {
  const path = `packages/by-${tool}`;
  const made = hatchling(path, `, "${tool}"`, 'dynamic = ["version"]');
  const manifest = `${path}/pyproject.toml`;
  return {
    ...made,
    [manifest]: `${made[manifest]}[tool.hatch.version]\nsource = "${source || tool}"\n[tool.versioningit]\ndefault-version = "2.0"\n`,
  };
}

const files: Record<string, string> = {
  ...hatchling('packages/a-member'),
  ...Object.assign({}, ...Object.entries(versioned).map(fromGit)),
  'packages/only-dependencies/pyproject.toml': `[project]
name = "only-dependencies"
version = "1.0"
requires-python = ">=3.12"
dependencies = ["iniconfig"]
`,
  ...hatchling('libraries/a-folder'),
  ...hatchling('elsewhere/an-archive'),
  ...hatchling('elsewhere/a-wheel'),
  ...hatchling('elsewhere/from-git'),
  ...extension,
  'tests/test_sources.py': `import os
import subprocess
import sys
from importlib.metadata import version


def test_every_package_is_there() -> None:
    import a_folder
    import a_member
    import a_wheel
    import an_archive
    import by_versioningit
    import docopt
    import from_git
    import iniconfig

    assert [a_folder.NAME, a_member.NAME, a_wheel.NAME] == ["a-folder", "a-member", "a-wheel"]
    assert [an_archive.NAME, from_git.NAME] == ["an-archive", "from-git"]
    assert [version("docopt"), version("a-member")] == ["0.6.2", "1.0"]
    assert by_versioningit.NAME == "by-versioningit"
    assert [version(f"by-{name}") for name in ["hatch-vcs", "uv-dynamic-versioning"]] == ["1.4", "1.4"]
    assert version("by-versioningit") == "1.4"
    assert docopt.docopt("Usage: prog", []) == {}
    assert iniconfig.__name__ == "iniconfig"


def test_compiled_code_finds_its_library() -> None:
    import with_zlib
    import zmq

    assert with_zlib.version().startswith("1.")
    assert zmq.zmq_version()


def test_libraries_are_found_by_name() -> None:
    from ctypes import CDLL, util

    path = util.find_library("z")
    assert path.startswith("/nix/store/") and CDLL(path).zlibVersion


def test_code_that_patchelf_would_break_runs() -> None:
    import black

    assert black.__file__.endswith(".so")


def test_programs_of_wheels_start() -> None:
    said = subprocess.run(["ninja", "--version"], capture_output=True, text=True, check=True)
    assert said.stdout.startswith("1.")


def test_python_is_the_one_of_nixpkgs() -> None:
    with open(os.path.realpath(sys.executable), "rb") as file:
        assert file.read(4) == b"\\x7fELF"
    assert "LD_LIBRARY_PATH" not in os.environ
`,
};

test('what uv locks is built, whatever it comes from', { timeout: 600_000 }, async () => {
  const project = await rendered('uv', { python: '3.13', ruff: false, direnv: false });
  try {
    const { folder } = project;
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    // The others are not among the project's files.
    const elsewhere = `${folder}-elsewhere`;
    await rename(join(folder, 'elsewhere'), elsewhere);
    const uv = async (...args: string[]) =>
      runOrThrow(await findUv(), args, {
        cwd: folder,
        env: {
          UV_PYTHON: await findPython('3.13'),
          UV_PYTHON_DOWNLOADS: 'never',
          SETUPTOOLS_SCM_PRETEND_VERSION: '2.0',
          UV_DYNAMIC_VERSIONING_BYPASS: '2.0',
        },
      });
    const git = (...args: string[]) =>
      runOrThrow('git', ['-c', 'user.name=me', '-c', 'user.email=me@example.org', ...args], {
        cwd: join(elsewhere, 'from-git'),
      });
    await git('init', '--quiet');
    await git('add', '--all');
    await git('commit', '--quiet', '--message', 'all');
    await uv('build', '--quiet', '--sdist', '--out-dir', 'archives', join(elsewhere, 'an-archive'));
    await uv('build', '--quiet', '--wheel', '--out-dir', 'archives', join(elsewhere, 'a-wheel'));
    await rm(join(folder, 'archives/.gitignore'));

    const manifest = join(folder, 'pyproject.toml');
    const own = await readFile(manifest, 'utf8');
    const members = Object.keys(versioned).map((tool) => `by-${tool}`);
    const names = ['a-folder', 'a-member', 'a-wheel', 'an-archive', 'docopt==0.6.2', 'from-git'];
    const dependencies = [...names, ...members, 'only-dependencies', 'pyzmq', 'rich', 'with-zlib'];
    const listed = dependencies.map((name) => `"${name}"`).join(', ');
    await writeFile(
      manifest,
      `${own.replace('"rich>=14"', listed).replace('["pytest>=8"]', '["pytest>=8", "ninja", "black==26.5.1", "hatch-vcs", "versioningit"]\nempty = []')}
[tool.uv.workspace]
members = ["packages/*"]
[tool.uv.sources]
a-member = { workspace = true }
${members.map((name) => `${name} = { workspace = true }\n`).join('')}only-dependencies = { workspace = true }
with-zlib = { workspace = true }
a-folder = { path = "libraries/a-folder" }
an-archive = { path = "archives/an_archive-1.0.tar.gz" }
a-wheel = { path = "archives/a_wheel-1.0-py3-none-any.whl" }
from-git = { git = "file://${elsewhere}/from-git" }
`,
    );
    await uv('lock', '--quiet');
    // What a source needs and does not say itself.
    const overrides = join(folder, 'nix/overrides.nix');
    const lines = [
      '  with-zlib = builtWith [ pkgs.zlib ] prev.with-zlib;',
      ...Object.keys(versioned).map((by) =>
        versionLines({ name: `by-${by}`, version: '1.4', by, evidence: [] }),
      ),
    ];
    const text = await readFile(overrides, 'utf8');
    await writeFile(overrides, text.replace(/\{ \}\n$/, `{\n${lines.join('\n')}\n}\n`));

    const result = await checkFlake({ folder });
    expect(result.status, result.log ?? result.reason).toBe('passed');
    expect(result.checks).toEqual(['format', 'lock', 'package', 'tests']);
  } finally {
    await rm(`${project.folder}-elsewhere`, { recursive: true, force: true });
    await remove(project);
  }
});
