import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { expect, test } from 'vitest';
import { repository } from '../../../tools/host/cache.ts';
import { checkFlake } from '../../../tools/host/check-flake.ts';
import { findPython } from '../../../tools/host/python.ts';
import { runOrThrow } from '../../../tools/host/run.ts';
import { findUv } from '../../../tools/host/uv.ts';

const program = join(repository, 'packages/create-nix-project/dist/main.cjs');

/** A module in Rust that has use for a crate, and two programs around it. */
const files = {
  'Cargo.toml':
    '[package]\nname = "demo"\nversion = "1.2.3"\nedition = "2021"\n[lib]\nname = "demo"\ncrate-type = ["cdylib"]\n[dependencies]\nitoa = "1"\n',
  'Cargo.lock': `version = 4

[[package]]
name = "demo"
version = "1.2.3"
dependencies = [
 "itoa",
]

[[package]]
name = "itoa"
version = "1.0.11"
source = "registry+https://github.com/rust-lang/crates.io-index"
checksum = "49f1f14873335454500d59611f1cf4a4b0f786f9ac11f4312a78e4cf2566695b"
`,
  'src/lib.rs':
    '#[no_mangle]\npub extern "C" fn answer() -> i32 {\n    itoa::Buffer::new().format(42).len() as i32\n}\n',
  'tests/test_demo.py': `import subprocess

import demo


def test_answer() -> None:
    assert demo.answer() == 2


def test_programs() -> None:
    for name in ["demo", "demo-window"]:
        said = subprocess.run([name], capture_output=True, text=True, check=True)
        assert said.stdout == "2\\n"
`,
};

const main = 'def main() -> None:\n    print(answer())\n';
const project = `dependencies = ["cffi"]
[project.scripts]
demo = "demo:main"
[project.gui-scripts]
demo-window = "demo:main"
[dependency-groups]
dev = ["pytest"]
`;

test.each([
  [
    'maturin',
    {
      'pyproject.toml': `[build-system]\nrequires = ["maturin>=1.9,<2", "cffi"]\nbuild-backend = "maturin"\n[project]\nname = "demo"\nversion = "1.2.3"\nrequires-python = ">=3.13"\n${project}[tool.maturin]\nbindings = "cffi"\nmodule-name = "demo._native"\npython-source = "python"\n`,
      'python/demo/__init__.py': `from demo._native import lib\n\n\ndef answer() -> int:\n    return lib.answer()\n\n\n${main}`,
    },
  ],
  [
    'setuptools-rust',
    {
      'pyproject.toml': `[build-system]\nrequires = ["setuptools", "setuptools-rust"]\nbuild-backend = "setuptools.build_meta"\n[project]\nname = "demo"\nversion = "1.2.3"\nrequires-python = ">=3.13"\n${project}[tool.setuptools.packages.find]\nwhere = ["python"]\n[[tool.setuptools-rust.ext-modules]]\ntarget = "demo._native"\nbinding = "NoBinding"\n`,
      'python/demo/__init__.py': `import ctypes\nfrom pathlib import Path\n\n[library] = Path(__file__).parent.glob("_native*.so")\nanswer = ctypes.CDLL(str(library)).answer\n\n\n${main}`,
    },
  ],
])(
  'a part in Rust is built with %s, from the crates of Cargo.lock',
  async (_, own) => {
    const folder = await mkdtemp(join(tmpdir(), 'demo-'));
    try {
      for (const [path, text] of Object.entries({ ...files, ...own })) {
        await mkdir(dirname(join(folder, path)), { recursive: true });
        await writeFile(join(folder, path), text);
      }
      const env = { ...process.env, UV_PYTHON: await findPython('3.13') };
      await runOrThrow(await findUv(), ['lock', '--quiet'], { cwd: folder, env });
      await runOrThrow('git', ['init', '--quiet'], { cwd: folder });
      const answers = ['--yes', '--no-lock', '--template', 'uv', '--set=ruff=no'];
      await runOrThrow(process.execPath, [program, ...answers], { cwd: folder });
      const programs = await readFile(join(folder, 'nix/programs.nix'), 'utf8');
      expect(programs).toContain('  pkgs.cargo\n  pkgs.rustc\n');
      await runOrThrow('git', ['add', '--all'], { cwd: folder });
      const result = await checkFlake({ folder });
      expect(result.status, result.log ?? result.reason).toBe('passed');
      expect(result.checks).toEqual(['format', 'lock', 'package', 'tests']);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
  300_000,
);
