import type { Scenario } from '../scenario.ts';

const version = 'nix --version';

/** A source archive that says too little about what builds it, with metadata that uv can read. */
function archive(files: Readonly<Record<string, string>>): Record<string, string> {
  const all = { 'PKG-INFO': 'Metadata-Version: 2.2\nName: my-source\nVersion: 1.0\n', ...files };
  return Object.fromEntries(
    Object.entries(all).map(([path, text]) => [`my_source-1.0/${path}`, text]),
  );
}

const starter =
  'cp -r $REPOSITORY/examples/uv-starter/. . && rm -rf .venv result && chmod -R u+w .';

/** The starter with that archive instead of its own dependency, and what its overrides.nix says of it. */
const setup = (overrides = '{ }') =>
  `${starter}
sed -i 's/^dependencies = .*/dependencies = ["my-source"]/' pyproject.toml
printf '\\n[tool.uv.sources]\\nmy-source = { path = "my_source-1.0.tar.gz" }\\n' >> pyproject.toml
sed -i 's/^{ }$/${overrides}/' nix/overrides.nix
tar czf my_source-1.0.tar.gz my_source-1.0 && rm -r my_source-1.0
uv lock -q --python 3.13 && git init -q . && git add --all`;

const command = 'nix build .#pytest-report';

/** Sources of Python packages that uv.lock says too little about. */
export const pythonSources: readonly Scenario[] = [
  {
    id: 'python-source-module',
    version,
    files: archive({
      'setup.py':
        'from Cython.Build import cythonize\nfrom setuptools import setup\nsetup(name="my-source", version="1.0", ext_modules=cythonize("my_source.pyx"))\n',
      'my_source.pyx': 'NAME = "my-source"\n',
    }),
    setup: setup(),
    command,
  },
  {
    id: 'python-source-module--backend',
    version,
    files: archive({
      'pyproject.toml':
        '[build-system]\nrequires = ["meson-python"]\nbuild-backend = "mesonpy"\n[project]\nname = "my-source"\nversion = "1.0"\n',
      'meson.build': "project('my-source', 'c')\n",
    }),
    setup: setup(),
    command: `${command} --print-build-logs`,
  },
  {
    id: 'python-source-library',
    version,
    files: archive({
      'pyproject.toml':
        '[build-system]\nrequires = ["meson-python"]\nbuild-backend = "mesonpy"\n[project]\nname = "my-source"\nversion = "1.0"\n',
      'meson.build': "project('my-source', 'c')\ncairo = dependency('cairo')\n",
    }),
    setup: setup('{ my-source = builtWith [ "meson-python" "ninja" ] prev.my-source; }'),
    command,
  },
  {
    id: 'python-source-library--header',
    version,
    files: archive({
      'setup.py':
        'from setuptools import Extension, setup\nsetup(name="my-source", version="1.0", ext_modules=[Extension("my_source", ["my_source.c"], libraries=["pq"])])\n',
      'my_source.c': '#include <libpq-fe.h>\n',
    }),
    setup: setup(),
    command,
  },
  {
    id: 'python-source-compiler',
    version,
    files: archive({
      'pyproject.toml':
        '[build-system]\nrequires = ["meson-python"]\nbuild-backend = "mesonpy"\n[project]\nname = "my-source"\nversion = "1.0"\n',
      'meson.build': "project('my-source', 'fortran')\n",
    }),
    setup: setup('{ my-source = builtWith [ "meson-python" "ninja" ] prev.my-source; }'),
    command,
  },
  {
    id: 'python-source-rust',
    version,
    files: archive({
      'pyproject.toml':
        '[build-system]\nrequires = ["maturin"]\nbuild-backend = "maturin"\n[project]\nname = "my-source"\nversion = "1.0"\n',
      'Cargo.toml': '[package]\nname = "my-source"\nversion = "1.0.0"\nedition = "2021"\n',
      'src/lib.rs': '',
    }),
    setup: setup('{ my-source = builtWith [ "maturin" ] prev.my-source; }'),
    command,
  },
  {
    id: 'python-source-rust--setuptools',
    version,
    files: archive({
      'setup.py':
        'from setuptools import setup\nfrom setuptools_rust import RustExtension\nsetup(name="my-source", version="1.0", rust_extensions=[RustExtension("my_source")])\n',
      'Cargo.toml': '[package]\nname = "my-source"\nversion = "1.0.0"\nedition = "2021"\n',
      'src/lib.rs': '',
    }),
    setup: setup('{ my-source = builtWith [ "setuptools-rust" ] prev.my-source; }'),
    command,
  },
  {
    id: 'uv-locked-hash',
    version,
    setup: `${starter} && uv lock -q --python 3.13
sed -i 's/\\(rich-[^"]*whl", hash = "sha256:\\)......../\\100000000/' uv.lock && git init -q . && git add --all`,
    command,
  },
  {
    id: 'uv-git-revision',
    version,
    files: archive({
      'setup.py': 'from setuptools import setup\nsetup(name="my-source", version="1.0")\n',
    }),
    setup: `${starter}
mkdir ../repository && mv my_source-1.0/* ../repository && rmdir my_source-1.0
git() { command git -c user.name=me -c user.email=me@example.org "$@"; }
git -C ../repository init -q && git -C ../repository add --all && git -C ../repository commit -q -m first
sed -i 's/^dependencies = .*/dependencies = ["my-source"]/' pyproject.toml
printf "\\n[tool.uv.sources]\\nmy-source = { git = 'file://$(realpath ../repository)' }\\n" >> pyproject.toml
uv lock -q --python 3.13
git -C ../repository commit -q --amend -m again && git -C ../repository reflog expire --expire=now --all
git -C ../repository gc -q --prune=now && git init -q . && git add --all`,
    command,
  },
];
