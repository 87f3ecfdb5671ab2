import { sdistFailed } from './python-sources.ts';
import type { Row } from './row.ts';

/** Python packages that are built from source. */
export const pythonBuildRows: readonly Row[] = [
  {
    id: 'python-flat-layout',
    title: 'setuptools cannot tell which folder is the package',
    patterns: [
      /Multiple top-level (?<kind>packages|modules) discovered in a flat-layout: (?<names>[^\n]{1,200}\])/,
    ],
    happened:
      'Besides the package, there are other folders with Python files, {names}; setuptools does not guess.',
    todo: [
      'Name it in `pyproject.toml`: `[tool.setuptools] packages = ["NAME"]`.',
      'Or move it into `src/`, with nothing else in it.',
    ],
    link: 'https://setuptools.pypa.io/en/latest/userguide/package_discovery.html',
  },
  {
    id: 'python-hatch-nothing',
    title: 'hatchling cannot tell which folder is the package',
    patterns: [/Unable to determine which files to ship inside the wheel/],
    happened: 'No folder has the name of the project, so hatchling cannot tell what to install.',
    todo: [
      'Name it in `pyproject.toml`: `[tool.hatch.build.targets.wheel] packages = ["src/NAME"]`.',
      'A project that is not installed, such as scripts, needs no `[build-system]`: remove it.',
    ],
    link: 'https://hatch.pypa.io/latest/plugins/builder/wheel/#default-file-selection',
  },
  {
    id: 'python-compiler-missing',
    title: 'A Python package is compiled, but there is no compiler',
    patterns: [
      /error: \[Errno 2\] No such file or directory: '(?<compiler>[\w.+-]{0,40}(?:cc|gcc|g\+\+|clang|c\+\+|gfortran))'/,
      /error: command '(?<compiler>[\w.+-]{0,40}(?:cc|gcc|g\+\+|clang|c\+\+))' failed: No such file/,
      /Unknown compiler\(s\): \[\[?'(?<compiler>[^'\n]+)'/,
    ],
    happened:
      'There was no wheel for a package, so its C or C++ sources were compiled with `{compiler}`, which is missing.',
    todo: [
      'Use a version, or a Python, that has a wheel: `uv lock --upgrade-package NAME`.',
      'Or add a compiler to `nix/programs.nix`: `pkgs.stdenv.cc`.',
    ],
  },
  {
    id: 'c-header-missing',
    title: 'A C header is missing: {header}',
    patterns: [
      /fatal error: '?(?<header>[\w./+-]{1,120}\.(?:h|hh|hpp|hxx))'?(?: file not found|: No such file or directory)/,
    ],
    unless: [sdistFailed],
    happened:
      'C sources include `{header}`. Its library is missing, or only the compiled part of it is installed.',
    todo: [
      'Find the package that has it: `nix run nixpkgs#nix-index` and `nix-locate --whole-name {name}`, or <https://search.nixos.org/packages>.',
      'Rust: add it to `nix/libraries.nix`, and `pkgs.pkg-config` to `nix/programs.nix`.',
      'Python: preferably use a version that has a wheel. With poetry2nix, add it in `nix/overrides/NAME.nix`.',
    ],
    derive: ({ header = '' }) => ({ name: header.split('/').at(-1) ?? header }),
  },
  {
    id: 'python-pg-config',
    title: 'psycopg2 is compiled, but PostgreSQL is missing',
    patterns: [/pg_config executable not found/],
    happened:
      'The package psycopg2 has no wheels for Linux; its build asks `pg_config` for PostgreSQL’s library.',
    todo: [
      'Use the one with wheels: `uv remove psycopg2 && uv add psycopg2-binary`; or the newer `psycopg[binary]`.',
      'Or add a line to `nix/overrides.nix`, in its last braces: `psycopg2 = builtWith [ pkgs.libpq pkgs.libpq.pg_config ] prev.psycopg2;`; without that file, `pkgs.libpq.pg_config` to `nix/programs.nix`.',
    ],
  },
  {
    id: 'python-version-from-git',
    title: 'The version of a package is in git, which is not there',
    patterns: [
      /setuptools-scm was unable to detect version for /,
      /Unable to detect version control system\. Checked: /,
    ],
    happened:
      'The build system takes the version from the tags of the repository, and finds neither: Nix builds without `.git`, and a clone can lack the tags.',
    todo: [
      'In a flake with `nix/overrides.nix`, say it there, in the last braces: `NAME = prev.NAME.overrideAttrs { version = "1.4.0"; };`.',
      'In another build, set `SETUPTOOLS_SCM_PRETEND_VERSION` for setuptools-scm and hatch-vcs, or `UV_DYNAMIC_VERSIONING_BYPASS` for uv-dynamic-versioning.',
      'In a clone, get the tags: `git fetch --tags --unshallow`.',
    ],
    link: 'https://setuptools-scm.readthedocs.io/en/latest/overrides/',
  },
];
