import { withoutLibraries, withoutPrograms } from '../hidden.ts';
import type { Scenario } from '../scenario.ts';

const version = 'python3.12 --version';
const environment = (...packages: string[]): string =>
  `uv venv -q --python 3.12 .venv && uv pip install -q ${packages.join(' ')}`;

/** Python, pip and pytest. */
export const python: readonly Scenario[] = [
  {
    id: 'python-module-missing',
    version,
    command: 'python3.12 -c "import flask_migrate.cli"',
  },
  {
    id: 'python-distutils',
    version,
    command: 'python3.12 -c "from distutils.version import LooseVersion"',
  },
  {
    id: 'python-pkg-resources',
    version,
    setup: environment('six'),
    command: '.venv/bin/python -c "import pkg_resources"',
  },
  {
    id: 'python-no-pip',
    version,
    setup: environment('six'),
    command: '.venv/bin/python -m pip install requests',
  },
  {
    id: 'python-build-tool-missing',
    version,
    files: {
      'pyproject.toml':
        '[project]\nname = "demo"\nversion = "1"\n[build-system]\nrequires = ["maturin>=1,<2"]\nbuild-backend = "maturin"\n',
    },
    setup: environment('six'),
    command: 'uv pip install --no-build-isolation .',
  },
  {
    id: 'python-build-tool-missing--pip',
    version,
    files: { 'pyproject.toml': '[project]\nname = "demo"\nversion = "1"\n' },
    setup: 'python3.12 -m venv .venv',
    command: '.venv/bin/pip install --disable-pip-version-check --no-build-isolation .',
  },
  {
    id: 'library-missing',
    version,
    setup: `${environment('numpy')} && uv pip install -q --no-deps opencv-python==4.10.0.84`,
    command: withoutLibraries(['libGL.so.1'], '.venv/bin/python -c "import cv2"'),
  },
  {
    id: 'library-missing--libstdcxx',
    version,
    setup: environment('greenlet'),
    command: withoutLibraries(['libstdc++.so.6'], '.venv/bin/python -c "import greenlet"'),
  },
  {
    id: 'library-missing--pytest',
    version,
    files: {
      'tests/test_picture.py': 'import cv2\n\n\ndef test_version():\n    assert cv2.__version__\n',
    },
    setup: `${environment('numpy', 'pytest')} && uv pip install -q --no-deps opencv-python==4.10.0.84`,
    command: withoutLibraries(['libGL.so.1'], '.venv/bin/python -m pytest --color=yes'),
  },
  {
    id: 'cuda-driver-library',
    version,
    command: 'python3.12 -c "import ctypes; ctypes.CDLL(\'libcuda.so.1\')"',
  },
  {
    id: 'library-glibc',
    version,
    command:
      'python3.12 -c "import ctypes; ctypes.CDLL(\'$REPOSITORY/.cache/host/nix-sid/usr/lib/x86_64-linux-gnu/libsqlite3.so.0\')"',
  },
  {
    id: 'library-libstdcxx-version',
    version,
    files: {
      'new.cc': 'extern "C" int newer() { return 1; }\n',
      'version.map': 'GLIBCXX_3.4.99 { newer; };\n',
      'demo.c': 'int newer(void);\nint demo(void) { return newer(); }\n',
    },
    // A library that was linked with a C++ library newer than this machine's.
    setup: `mkdir new && g++ -shared -fPIC -nostdlib -Wl,-soname,libstdc++.so.6 -Wl,--version-script=version.map new.cc -o new/libstdc++.so.6
gcc -shared -fPIC demo.c new/libstdc++.so.6 -o demo.so`,
    command: 'python3.12 -c "import ctypes; ctypes.CDLL(\'./demo.so\')"',
  },
  {
    id: 'library-path-leak',
    version: 'git --version',
    setup:
      'mkdir lib; cp -L $REPOSITORY/.cache/host/nix-sid/usr/lib/x86_64-linux-gnu/libc.so.6 lib/',
    command: 'LD_LIBRARY_PATH=lib git --version',
  },
  {
    id: 'library-not-a-library',
    version,
    files: {
      'lib/libdemo.so':
        'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n',
    },
    command: 'python3.12 -c "import ctypes; ctypes.CDLL(\'lib/libdemo.so\')"',
  },
  {
    id: 'numpy-two',
    version,
    setup:
      'uv venv -q --python 3.12 .venv && uv pip install -q --no-deps numpy==2.1.0 pandas==2.1.4 python-dateutil pytz six tzdata',
    command: '.venv/bin/python -c "import pandas"',
  },
  {
    id: 'numpy-two--module',
    version,
    setup:
      'uv venv -q --python 3.11 .venv && uv pip install -q --no-deps numpy==2.1.0 matplotlib==3.7.5 contourpy==1.1.1 pillow cycler kiwisolver pyparsing packaging six python-dateutil fonttools',
    command: '.venv/bin/python -c "import matplotlib.pyplot"',
  },
  {
    id: 'nix-bad-interpreter--environment',
    version,
    setup: `${environment('pytest')}; sed -i '1s|.*|#!/nix/store/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-python3-3.12.11/bin/python|' .venv/bin/pytest`,
    command: '.venv/bin/pytest',
  },
  {
    id: 'pytest-failed',
    version,
    files: { 'tests/test_a.py': 'def test_a():\n    assert 1 == 2\n\n\ndef test_b():\n    pass\n' },
    setup: environment('pytest'),
    command: '.venv/bin/pytest',
  },
  {
    id: 'ruff-findings',
    version,
    files: { 'a.py': 'import os\n\nprint(undefined)\n' },
    setup: environment('ruff'),
    command: '.venv/bin/ruff check a.py',
  },
  {
    id: 'ruff-findings--concise',
    version,
    files: { 'a.py': 'import os\n' },
    setup: environment('ruff'),
    command: '.venv/bin/ruff check --output-format concise a.py',
  },
  {
    id: 'mypy-findings',
    version,
    files: { 'a.py': 'x: int = "a"\n' },
    setup: environment('mypy'),
    command: '.venv/bin/mypy a.py',
  },
  {
    id: 'python-own-module',
    version,
    files: {
      'helpers/__init__.py': '',
      'tests/test_a.py': 'import helpers\n\n\ndef test_a():\n    assert helpers\n',
    },
    setup: environment('pytest'),
    command: '.venv/bin/pytest',
  },
  {
    id: 'python-compiled-part',
    version,
    setup: `${environment('cffi')} && rm .venv/lib/python3*/site-packages/_cffi_backend*`,
    command: '.venv/bin/python -c "from cffi import FFI; FFI()"',
  },
  {
    id: 'pytest-no-tests',
    version,
    files: { 'tests/check_something.py': 'def check():\n    assert True\n' },
    setup: environment('pytest'),
    command: '.venv/bin/pytest',
  },
  {
    id: 'pytest-unknown-option',
    version,
    files: {
      'pyproject.toml': '[tool.pytest.ini_options]\naddopts = "--cov=demo --numprocesses=2"\n',
    },
    setup: environment('pytest'),
    command: '.venv/bin/pytest',
  },
  {
    id: 'pytest-unknown-option--module',
    version,
    setup: environment('pytest==7.4.4'),
    command: '.venv/bin/python -m pytest --cov=demo',
  },
  {
    id: 'pytest-fixture-missing',
    version,
    files: { 'tests/test_a.py': 'def test_a(mocker):\n    assert mocker\n' },
    setup: environment('pytest'),
    command: '.venv/bin/pytest',
  },
  {
    id: 'pytest-same-name',
    version,
    files: { 'a/test_same.py': 'def test(): pass\n', 'b/test_same.py': 'def test(): pass\n' },
    setup: environment('pytest'),
    command: '.venv/bin/pytest',
  },
  {
    id: 'python-syntax',
    version: 'python3.11 --version',
    files: { 'main.py': 'def first[T](items: list[T]) -> T:\n    return items[0]\n' },
    command: 'python3.11 main.py',
  },
  {
    id: 'pip-no-distribution',
    version,
    setup: 'python3.12 -m venv .venv',
    command: '.venv/bin/pip install --disable-pip-version-check "numpy==99.1"',
  },
  {
    id: 'pip-conflict',
    version,
    setup: 'python3.12 -m venv .venv',
    command: '.venv/bin/pip install --disable-pip-version-check "flask==3.0.0" "werkzeug<2"',
  },
  {
    id: 'pip-requires-python',
    version,
    setup: 'python3.12 -m venv .venv',
    files: {
      'pyproject.toml': '[project]\nname = "demo"\nversion = "1"\nrequires-python = ">=3.14"\n',
    },
    command: '.venv/bin/pip install --disable-pip-version-check .',
  },
  {
    id: 'python-compiler-missing',
    version,
    files: {
      'setup.py':
        'from setuptools import Extension, setup\nsetup(name="demo", ext_modules=[Extension("demo", ["demo.c"])])\n',
      'demo.c': '#include <Python.h>\n',
    },
    setup: environment('setuptools', 'wheel'),
    command: 'CC=no-such-cc uv pip install --no-build-isolation .',
  },
  {
    id: 'c-header-missing',
    version,
    files: {
      'setup.py':
        'from setuptools import Extension, setup\nsetup(name="demo", ext_modules=[Extension("demo", ["demo.c"])])\n',
      'demo.c': '#include <Python.h>\n#include <libpq-fe-none.h>\n',
    },
    setup: environment('setuptools', 'wheel'),
    command: 'uv pip install --no-build-isolation .',
  },
  {
    id: 'python-pg-config',
    version,
    setup: 'uv venv -q --python 3.12 .venv',
    command: withoutPrograms(
      ['pg_config'],
      'uv pip install --no-cache --no-binary psycopg2 psycopg2==2.9.10',
    ),
  },
];
