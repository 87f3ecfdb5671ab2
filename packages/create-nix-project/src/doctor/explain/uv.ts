import type { Row } from './row.ts';

/** A wheel of uv.lock that is another file than the one that was locked. */
export const lockedWheel =
  /hash mismatch in fixed-output derivation '\/nix\/store\/[a-z0-9]{32}-(?<package>[A-Za-z0-9_.]{1,100})-(?<version>[\w.+!]{1,60})-[^'\n]{1,200}\.whl\.drv'/;

/** uv wants to change an environment that Nix has built. */
export const storeEnvironment =
  /Read-only file system \(os error 30\) at path "(?<path>\/nix\/store\/[^"\n]+)\/\.lock"/;

const docs = 'https://docs.astral.sh/uv';

/** uv. */
export const uvRows: readonly Row[] = [
  {
    id: 'uv-package-unknown',
    title: 'The package index has no such package',
    patterns: [/(?<![\w.-])(?<package>[\w.-]{1,100}) was not found in the package registry/],
    happened: '`{package}` is misspelt, or it is on another index than the public one.',
    todo: [
      'Correct the name in `pyproject.toml`. The package is often named differently from its module.',
      'On a company’s index: add that index to `[[tool.uv.index]]`.',
      'If it is a part of this repository: `{package} = { workspace = true }` in `[tool.uv.sources]`.',
    ],
    link: `${docs}/concepts/indexes/`,
  },
  {
    id: 'uv-offline',
    title: 'uv was told not to use the network',
    patterns: [/Packages were unavailable because the network was disabled/],
    happened:
      'Something has to be downloaded, but `UV_OFFLINE` or `--offline` is set, as in Nix builds.',
    todo: [
      'In your shell: `env -u UV_OFFLINE uv sync`.',
      'In a build: the package has to be in `uv.lock`, with a wheel for this system: `uv lock`.',
    ],
    link: `${docs}/reference/environment/#uv_offline`,
  },
  {
    id: 'uv-no-wheel',
    title: 'A package has no wheel for this Python or system',
    patterns: [
      /Distribution `(?<package>[^`@\n]+?) @ [^`\n]+` can't be installed because it doesn't have a source distribution or wheel for the current platform/,
      /(?<![\w.=-])(?<package>[\w.-]{1,100}(?:==[\w.+!-]{1,60})?) has no wheels with a matching (?:Python|platform|interpreter)/,
      /(?<![\w.=-])(?<package>[\w.-]{1,100}(?:==[\w.+!-]{1,60})?) has no (?:usable|compatible) wheels/,
      /(?<![\w.=-])(?<package>[\w.-]{1,100}(?:==[\w.+!-]{1,60})?) has no `?[\w.-]{1,60}`?-compatible wheels/,
    ],
    // Then it is a setting that rules its sources out.
    unless: [/building from source is disabled for/],
    happened:
      '`{package}` publishes compiled files only, and none for this version of Python on this system.',
    todo: [
      'Use a version that has one: the hint below the error says which Pythons have wheels.',
      'Or use a Python that it has wheels for: `requires-python`, and the Python of the flake (`--python 3.12`).',
      'To leave other systems out of the lock: `[tool.uv] environments = ["sys_platform == \'linux\'"]`.',
    ],
    link: `${docs}/concepts/resolution/#platform-markers`,
  },
  {
    id: 'uv-only-binary',
    title: 'A package has only sources, and building is switched off',
    patterns: [
      /Wheels are required for `(?<package>[^`\n]+)` because building from source is disabled/,
    ],
    happened:
      '`{package}` has no wheel that fits, and `--no-build` or `--only-binary` forbids building one. The generated flake installs wheels only, too.',
    todo: [
      'Use a version that has a wheel, or another package that does the same.',
      'To build it in your shell: omit the option, or name the exceptions with `no-build-package`.',
    ],
    link: `${docs}/reference/settings/#no-build`,
  },
  {
    id: 'uv-python-range',
    title: 'requires-python allows more Pythons than a package supports',
    patterns: [
      /the requested Python version \((?<range>[^)\n]+)\) does not satisfy Python(?<wanted>[^\s,]{1,40})/,
    ],
    happened:
      'A lock has to work for every Python that `requires-python` allows ({range}), but a package asks for Python{wanted}.',
    todo: [
      'Support fewer: `requires-python = "{wanted}"` in `pyproject.toml`, where the project allows that.',
      'Or use an older version of the named package, or a marker: `"NAME; python_version >= \'3.11\'"`.',
    ],
    link: `${docs}/concepts/resolution/#universal-resolution`,
  },
  {
    id: 'uv-no-solution',
    title: 'No versions are compatible',
    patterns: [/No solution found when resolving (?<what>dependencies[^\n:]{0,80})/],
    depth: 'step',
    happened:
      'uv tried all versions: the requirements are incompatible. The lines that begin with “Because” say which.',
    todo: [
      'Loosen the project’s requirement named there, or use another version of the package that has the other one.',
      'See what depends on what: `uv tree --invert --package NAME`.',
      'If a dependency is too strict, override it: `[tool.uv] override-dependencies = ["NAME>=2"]`.',
    ],
    link: `${docs}/reference/troubleshooting/resolver/`,
  },
  {
    id: 'uv-lock-outdated',
    title: 'uv.lock does not match pyproject.toml',
    patterns: [/The lockfile at `(?<file>[^`\n]+)` needs to be updated, but/],
    happened:
      'The requirements changed but `{file}` did not; the check of the flake, and `--locked`, refuse that.',
    todo: ['Update it and commit it: `uv lock && git add uv.lock`.'],
    link: `${docs}/concepts/projects/sync/`,
  },
  {
    id: 'uv-lock-missing',
    title: 'There is no uv.lock',
    patterns: [/Unable to find lockfile at `(?<file>[^`\n]+)`/],
    happened:
      'The command installs what `{file}` names, but it does not exist, or is not tracked by git.',
    todo: [
      'Create it, and make it visible to the flake: `uv lock && git add --intent-to-add uv.lock`.',
    ],
    link: `${docs}/concepts/projects/layout/#the-lockfile`,
  },
  {
    id: 'uv-lock-conflict',
    title: 'uv.lock cannot be read',
    patterns: [/Failed to parse `(?<file>[^`\n]{0,150}uv\.lock)`/],
    happened: '`{file}` is not TOML. Usually a merge left conflict markers, `<<<<<<<`, in it.',
    todo: [
      'Keep one side, and let uv add the rest: `git checkout --theirs uv.lock && uv lock`.',
      'If it was written by a newer uv: `nix flake update` brings a newer one.',
    ],
  },
  {
    id: 'uv-python-missing',
    title: 'There is no such Python',
    patterns: [
      /No interpreter found for (?<wanted>[^\n]{1,80}?) in /,
      /No interpreter found for (?<wanted>executable name `[^`\n]+`)/,
    ],
    happened:
      'uv looked for {wanted} and did not find it. In the dev shell it does not download one, as those do not run on NixOS.',
    todo: [
      'Use the Python of the dev shell: enter it with `nix develop`, and look at `.python-version` and `UV_PYTHON`.',
      'To change it: the Python of the flake (`--python 3.12`), then `requires-python` and `.python-version`.',
    ],
    link: `${docs}/concepts/python-versions/`,
  },
  {
    id: 'uv-python-incompatible',
    title: 'The project does not run on this Python',
    patterns: [
      /resolved to Python (?<have>[\w.]+), which is incompatible with the project's Python requirement: `(?<wanted>[^`\n]+)`/,
      /The (?:current|requested) Python (?:version|interpreter) \((?:Python )?(?<have>[\w.]+)\) [^\n]{0,80}`?requires-python`?[^\n]{0,40}`(?<wanted>[^`\n]+)`/,
    ],
    happened: '`requires-python` says {wanted}, but this Python is {have}.',
    todo: [
      'Use the one of the dev shell: `nix develop`, and look at `.python-version`, `UV_PYTHON` and `--python`.',
      'Or change one of the two: `requires-python`, or the Python of the flake (`--python 3.13`).',
    ],
    link: `${docs}/concepts/python-versions/`,
  },
  {
    id: 'uv-stale-environment',
    title: 'The environment’s Python no longer exists',
    patterns: [
      /Broken (?:virtual environment|symlink) at `(?<path>[^`\n]+)`/,
      /No virtual environment or system Python installation found for directory `(?<path>[^`\n]+)`/,
    ],
    happened:
      '`{path}` points to a Python that no longer exists: nixpkgs was updated, or garbage was collected.',
    todo: [
      'Recreate the environment: `rm -r .venv`, then enter the dev shell again, or `uv sync`.',
    ],
  },
  {
    id: 'uv-hash-mismatch',
    title: 'A download does not match its locked checksum',
    patterns: [/Hash mismatch for `(?<package>[^`\n]+)`/],
    happened: 'The file of `{package}` does not have the checksum in the lock or the requirements.',
    todo: [
      'It may be a broken download: `uv cache clean`, then try again.',
      'If that does not help, find out why the file was replaced before you lock again; a mirror may serve another one.',
    ],
  },
  {
    id: 'uv-no-environment',
    title: 'There is no virtual environment',
    patterns: [/No virtual environment found/],
    happened: 'The command installs into an environment, and none is active or in this folder.',
    todo: [
      'Enter the dev shell, which creates it: `nix develop`.',
      'Or create it: `uv sync` for a project, `uv venv` for an empty one.',
    ],
    link: `${docs}/pip/environments/`,
  },
  {
    id: 'uv-manifest-invalid',
    title: 'pyproject.toml cannot be read',
    patterns: [
      /error: Failed to parse: `?(?<file>[^`\n]{0,150}pyproject\.toml)`?/,
      /Failed to parse `?(?<file>[^`\n]{0,150}pyproject\.toml)`?(?! during settings)/,
    ],
    happened: '`{file}` is not TOML, or has a value of the wrong type. The lines below show where.',
    todo: [
      'Correct that line: brackets and quotes have to be closed, and a table must not appear twice.',
    ],
    link: 'https://packaging.python.org/en/latest/specifications/pyproject-toml/',
  },
  {
    id: 'uv-no-manifest',
    title: 'There is no Python project here',
    patterns: [/No `pyproject\.toml` found in current directory or any parent/],
    happened:
      'Neither this folder nor one above it has a `pyproject.toml`. In a flake, it may not be tracked by git.',
    todo: [
      'Go to the project’s folder, or create one: `uv init`.',
      'In a Nix build: `git add --intent-to-add pyproject.toml`.',
    ],
  },
  {
    id: 'uv-group-missing',
    title: 'A dependency group or extra does not exist',
    patterns: [
      /Group `(?<name>[^`\n]+)` is not defined in/,
      /Extra `(?<name>[^`\n]+)` is not defined in/,
    ],
    happened: 'The command asks for `{name}`, which `pyproject.toml` does not have.',
    todo: [
      'See which exist: `[dependency-groups]` for `--group`, `[project.optional-dependencies]` for `--extra`.',
      'Create it: `uv add --group {name} NAME`.',
    ],
    link: `${docs}/concepts/projects/dependencies/`,
  },
  {
    id: 'uv-build-failed',
    title: 'A Python package could not be built',
    depth: 'step',
    patterns: [/Call to `(?<hook>[^`\n]+)` failed/],
    happened:
      'A package without a matching wheel, or the project itself, was built, and the build tool (`{hook}`) ended with an error.',
    todo: [
      'Read its output, below “[stderr]”.',
      'Or use a version that has a wheel: `uv lock --upgrade-package NAME`.',
    ],
    link: `${docs}/reference/troubleshooting/build-failures/`,
  },
  {
    id: 'uv-locked-hash',
    title: 'The wheel of {package} is not the one that was locked',
    patterns: [lockedWheel],
    happened:
      'uv.lock has another checksum for {package} {version} than the file that was downloaded: the lock was edited or merged by hand, or an index or a proxy serves another file.',
    todo: [
      'Take the checksums from the index again, with the same versions: `uv lock --refresh-package {package}`; `git diff uv.lock` shows what changed.',
      'If nobody touched the lock, find out why the file is different before you do that.',
    ],
  },
  {
    id: 'uv-git-revision',
    title: 'A commit that uv.lock names no longer exists',
    patterns: [
      /getting Git object '(?<revision>[0-9a-f]{40})': object not found/,
      /Cannot find Git revision '(?<revision>[0-9a-f]{40})'/,
    ],
    happened:
      'A package in uv.lock comes from commit {revision} of a git repository, and that repository no longer has it: its history was rewritten, or the branch removed.',
    todo: [
      'See which package it is: `grep -B3 {revision} uv.lock`; or, where it is none of these, which input: `grep {revision} flake.lock`.',
      'Take a commit that exists: `uv lock --upgrade-package NAME`; a `rev` or `tag` in [tool.uv.sources] of pyproject.toml has to name one.',
    ],
    link: `${docs}/concepts/projects/dependencies/#git`,
  },
  {
    id: 'uv-store-environment',
    title: 'uv tried to change an environment that Nix has built',
    patterns: [storeEnvironment],
    happened:
      '`{path}` was built by Nix, where nothing changes any more, and uv takes it for the environment of the project.',
    todo: [
      'Run the program itself, without `uv run`: all packages are there.',
      'Or let uv have an environment of its own: `unset VIRTUAL_ENV UV_PROJECT_ENVIRONMENT UV_PYTHON`, and `uv sync`.',
    ],
    link: `${docs}/concepts/projects/config/#project-environment-path`,
  },
];
