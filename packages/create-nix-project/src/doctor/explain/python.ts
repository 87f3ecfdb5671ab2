import { sdistFailed } from './python-sources.ts';
import type { Row } from './row.ts';

/** Modules of packages that build others. */
const buildTools =
  'setuptools|hatchling|flit_core|poetry|pdm|maturin|mesonpy|scikit_build_core|skbuild|wheel|Cython|pybind11|setuptools_scm|hatch_vcs|hatch_fancy_pypi_readme|setuptools_rust|versioneer|pbr|cffi|uv_build';

/** Packages whose modules have another name, as far as people stumble over them. */
const packageNames: Readonly<Record<string, string>> = {
  attr: 'attrs',
  bs4: 'beautifulsoup4',
  cv2: 'opencv-python-headless',
  Crypto: 'pycryptodome',
  dateutil: 'python-dateutil',
  dotenv: 'python-dotenv',
  fitz: 'pymupdf',
  git: 'gitpython',
  google: 'protobuf',
  jose: 'python-jose',
  jwt: 'pyjwt',
  magic: 'python-magic',
  MySQLdb: 'mysqlclient',
  OpenSSL: 'pyopenssl',
  PIL: 'pillow',
  psycopg2: 'psycopg2-binary',
  serial: 'pyserial',
  skimage: 'scikit-image',
  sklearn: 'scikit-learn',
  usb: 'pyusb',
  yaml: 'pyyaml',
  zmq: 'pyzmq',
};

/** Modules that are a project's own: what an index has under these names is something else. */
const ownModules =
  'tests|test|testing|src|conftest|docs|examples|scripts|tools|utils|util|helpers|benchmarks';

/** Compiled modules of Python itself, which it is built without where their library was missing. */
const compiledModules =
  '_tkinter|_ctypes|_sqlite3|_ssl|_hashlib|_lzma|_bz2|_curses|_dbm|_gdbm|_uuid|_zoneinfo|readline';

/** Packages whose compiled part is a module of its own. */
const compiledParts: Readonly<Record<string, string>> = {
  _cffi_backend: 'cffi',
  _brotli: 'brotli',
  _yaml: 'pyyaml',
  _pytest: 'pytest',
  _argon2_cffi_bindings: 'argon2-cffi-bindings',
};

/** Python itself, and the packages it imports. */
export const pythonRows: readonly Row[] = [
  {
    id: 'python-distutils',
    title: 'A package is too old for this Python: distutils was removed',
    patterns: [
      /No module named '(?<module>distutils|imp|asynchat|asyncore|cgi|telnetlib|crypt|pipes|audioop)\b/,
    ],
    happened:
      'The module `{module}` was removed from Python (3.12 and 3.13 removed many). The code that imports it was written for an older Python.',
    todo: [
      'Use a newer version of the package that imports it; the lines above the error name it.',
      'Until there is one: `uv add setuptools` brings distutils back.',
      'Or use an older Python: change `requires-python` and the Python of the flake (`--python 3.11`).',
    ],
    link: 'https://docs.python.org/3/whatsnew/3.12.html#removed',
  },
  {
    id: 'python-pkg-resources',
    title: 'A package needs setuptools at run time',
    patterns: [/No module named 'pkg_resources'/],
    happened:
      '`pkg_resources` is part of setuptools, which new environments no longer have; setuptools 82 dropped it.',
    todo: [
      'Add a version that has it: `uv add "setuptools<82"`.',
      'Newer versions of most packages do without it: `uv lock --upgrade-package NAME`.',
    ],
    link: 'https://setuptools.pypa.io/en/latest/pkg_resources.html',
  },
  {
    id: 'python-no-pip',
    title: 'The environment has no pip',
    patterns: [/No module named pip\b/],
    happened: 'uv makes environments without pip, as it installs packages itself.',
    todo: [
      'Add the package to the project: `uv add NAME`.',
      'Or only to the environment, until the next sync: `uv pip install NAME`.',
    ],
    link: 'https://docs.astral.sh/uv/pip/compatibility/',
  },
  {
    id: 'python-build-tool-missing',
    title: 'A build tool of a Python package is missing: {module}',
    patterns: [
      new RegExp(`No module named '(?<module>${buildTools})(?:\\.[\\w.]+)?'`),
      new RegExp(`Cannot import '(?<module>${buildTools})(?:\\.[\\w.]+)?'`),
    ],
    // Then another row knows for which package.
    unless: [sdistFailed],
    happened:
      'A package is built from source, and its build needs `{module}`, which is not installed: Nix builds, and `--no-build-isolation`, download nothing.',
    todo: [
      'With poetry2nix: `wheel` in the package’s row of `nix/wheel-policy.toml`, or the tool in `nix/overrides/NAME.nix`.',
      'With uv: list it in `[build-system] requires` of the package, if it is yours, or in `[tool.uv.extra-build-dependencies]`.',
      'In a flake with `nix/overrides.nix`, instead: `NAME = builtWith [ "{module}" ] prev.NAME;` in its last braces.',
      'Or use a version that has a wheel, which needs no build.',
    ],
    link: 'https://docs.astral.sh/uv/concepts/projects/config/#build-isolation',
  },
  {
    id: 'python-own-module',
    title: 'A module of the project is not found: {module}',
    patterns: [
      new RegExp(
        `ModuleNotFoundError: No module named '(?<module>(?:${ownModules})(?:\\.[\\w.]{1,100})?)'`,
      ),
    ],
    happened:
      '`{module}` is a folder or file of the project, as its name says, and Python does not look where it is. `python -m pytest` looks in the current folder; `pytest` and a check do not.',
    todo: [
      'For tests: `pythonpath = ["."]` in `[tool.pytest.ini_options]` of `pyproject.toml`.',
      'In a check, the file has to be tracked by git: `git add --intent-to-add PATH`.',
      'Do not install it: packages of that name on an index are something else.',
    ],
    link: 'https://docs.pytest.org/en/stable/explanation/pythonpath.html',
  },
  {
    id: 'python-without-module',
    title: 'This Python was built without a module: {module}',
    patterns: [new RegExp(`No module named '(?<module>${compiledModules})'`)],
    happened:
      '`{module}` is part of Python, and this Python was built without the library that it needs. No package of an index has it.',
    todo: [
      'For `_tkinter`: nixpkgs keeps it apart, `python3.withPackages (p: [ p.tkinter ])`.',
      'For all others: use the Python of the dev shell, which has them; `python -c "import sys; print(sys.executable)"` names the one that ran.',
      'For a Python that pyenv built: install the library first, and build it again.',
    ],
  },
  {
    id: 'python-compiled-part',
    title: 'The compiled part of a package is missing: {module}',
    patterns: [
      new RegExp(`No module named '(?<module>(?!(?:${compiledModules})')_[\\w.]{1,100})'`),
    ],
    happened:
      '`{module}` is the compiled part of {package}. It was installed for another Python or system, or without being compiled.',
    todo: [
      'Install it again: `uv sync --reinstall`, in the dev shell.',
      'See which Python ran: `python -c "import sys; print(sys.executable)"`; it has to be that of `.venv`.',
    ],
    derive: ({ module = '' }) => ({
      package: compiledParts[module.split('.')[0] ?? ''] ?? 'a package',
    }),
  },
  {
    id: 'python-module-missing',
    title: 'A Python module is missing: {module}',
    patterns: [
      new RegExp(
        `ModuleNotFoundError: No module named '(?<module>(?!_|(?:${ownModules})[.']|pkg_resources'|distutils\\b|imp'|asynchat|asyncore|cgi'|telnetlib|crypt'|pipes'|audioop|(?:${buildTools})[.'])[\\w.]{1,100})'`,
      ),
    ],
    unless: [sdistFailed],
    happened:
      'The Python that ran has no module `{module}`. Its package is not installed in this environment, or a different Python ran than you expect.',
    todo: [
      'Add its package: `uv add {package}` or `poetry add {package}`; tools for tests go into the group dev: `uv add --dev {package}`.',
      'See which Python ran: `python -c "import sys; print(sys.executable, sys.path)"`.',
      'If it is your own module: `uv sync` installs the project, and for a check its files have to be tracked by git.',
    ],
    derive: ({ module = '' }) => {
      const top = module.split('.')[0] ?? module;
      return { package: packageNames[top] ?? top.replaceAll('_', '-') };
    },
  },
  {
    id: 'python-syntax',
    title: 'Python cannot parse a file',
    patterns: [/^SyntaxError: (?<problem>[^\n]{1,150})/],
    happened: 'A file is not valid for the Python version that read it: {problem}.',
    todo: [
      'See which version it is: `python --version`. Newer syntax needs a newer one: `requires-python` and the Python of the flake.',
      'Look at the line that the error shows, and the one before it.',
    ],
  },
  {
    id: 'numpy-two',
    title: 'A package was built for another version of NumPy',
    patterns: [
      /numpy\.dtype size changed, may indicate binary incompatibility/,
      /A module that was compiled using NumPy 1\.x cannot be run in NumPy 2/,
      /numpy\.core\.multiarray failed to import/,
      /module compiled against (?:API|ABI) version \S+ but this version of numpy is/,
    ],
    happened:
      'A compiled package was made for NumPy 1, and NumPy 2 is installed (or the other way round). The package does not declare it, or two environments are mixed.',
    todo: [
      'Update the package that is imported above the error: `uv lock --upgrade-package NAME`.',
      'Until there is a newer one: `uv add "numpy<2"`.',
      'If NumPy comes from Nix and the package from a wheel, take both from the same source.',
    ],
    link: 'https://numpy.org/doc/stable/numpy_2_0_migration_guide.html',
  },
  {
    id: 'python-externally-managed',
    title: 'Packages must not be installed into this Python',
    patterns: [
      /error: externally-managed-environment/,
      /The interpreter at `?(?<folder>[^`\n]+?)`? is externally managed/,
    ],
    happened:
      'The Python belongs to the system or to Nix, which install packages into it themselves. The project’s environment was not active.',
    todo: [
      'Add the package to the project: `uv add NAME`, in the dev shell.',
      'See which Python is used: `type -a python pip`; `.venv/bin` has to come first.',
      'Do not use `--break-system-packages`, and certainly not `--user`: such packages leak into every shell.',
    ],
    link: 'https://packaging.python.org/en/latest/specifications/externally-managed-environments/',
  },
  {
    id: 'pip-no-distribution',
    title: 'pip finds no such package, or no matching version',
    patterns: [/No matching distribution found for (?<requirement>[^\n]{1,150})/],
    happened:
      'No file of `{requirement}` fits this Python, this system, and the requested version.',
    todo: [
      'List the versions: `pip index versions NAME`.',
      'See which Python is used: `python --version`. The newest Python often has no wheels yet.',
      'A Nix build has no network: the package has to be in the lock file.',
    ],
  },
  {
    id: 'pip-conflict',
    title: 'Two requirements are incompatible',
    patterns: [
      /Cannot install (?<packages>[^\n]{1,200}?) because these package versions have conflicting dependencies/,
      /ResolutionImpossible: for help/,
    ],
    happened:
      'pip found no set of versions that all requirements allow. The lines below name them.',
    todo: [
      'Loosen one of the two requirements it names, or use another version of the package that has it.',
      'Let uv explain it more clearly: `uv pip compile requirements.txt`.',
    ],
    link: 'https://pip.pypa.io/en/latest/topics/dependency-resolution/',
  },
  {
    id: 'pip-requires-python',
    title: 'A package does not run on this Python',
    patterns: [
      /Package '(?<package>[^'\n]+)' requires a different Python: (?<have>\S+) not in '(?<wanted>[^'\n]+)'/,
    ],
    happened: '`{package}` asks for Python {wanted}, but this is {have}.',
    todo: [
      'Use another version of the package, or of Python: `requires-python` in `pyproject.toml`, and the Python of the flake (`--python 3.13`).',
    ],
  },
];
