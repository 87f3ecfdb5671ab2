import { fromPython, type PackageRecipe } from './packages.ts';

/** Packages that only flakes with poetry2nix need, beside those for Rust. */
export const poetryPackages: Readonly<Record<string, PackageRecipe>> = {
  // Versions of nixos-24.11, or the nearest that the index has.
  maturin: { programs: ['maturin'], install: fromPython('maturin', '1.9.4') },
  ninja: { programs: ['ninja'], install: fromPython('ninja', '1.11.1.4') },
};

/**
 * Python packages that build others, and all that they need, in the versions of nixos-24.11. This
 * jsonschema is older: the last one that needs nothing compiled.
 */
export const poetryBuildSystems: Readonly<Record<string, string>> = {
  attrs: '24.2.0',
  build: '1.2.2',
  calver: '2022.6.26',
  cython: '3.0.11',
  dunamai: '1.23.0',
  editables: '0.5',
  'flit-core': '3.9.0',
  'hatch-fancy-pypi-readme': '24.1.0',
  'hatch-vcs': '0.4.0',
  hatchling: '1.25.0',
  installer: '0.7.0',
  jinja2: '3.1.5',
  jsonschema: '4.17.3',
  markupsafe: '3.0.2',
  meson: '1.6.0',
  'meson-python': '0.16.0',
  packaging: '24.1',
  pathspec: '0.12.1',
  pbr: '6.1.0',
  'pdm-backend': '2.4.2',
  pip: '24.0',
  pluggy: '1.5.0',
  'poetry-core': '1.9.1',
  'poetry-dynamic-versioning': '1.4.1',
  pybind11: '2.13.6',
  'pyproject-hooks': '1.2.0',
  'pyproject-metadata': '0.8.0',
  pyrsistent: '0.20.0',
  'semantic-version': '2.10.0',
  setuptools: '75.1.0',
  'setuptools-rust': '1.10.1',
  'setuptools-scm': '8.1.0',
  tomli: '2.0.1',
  tomlkit: '0.13.2',
  'trove-classifiers': '2024.10.21.16',
  'typing-extensions': '4.12.2',
  versioneer: '0.29',
  wheel: '0.44.0',
};

/** The last Poetry 1, which writes the locks that poetry2nix reads, and what it needs. */
export const poetry = {
  version: '1.8.5',
  python: '3.12',
  requires: [
    ...['build==1.2.2', 'cachecontrol==0.14.4', 'certifi==2026.10.18', 'charset-normalizer==3.5.2'],
    ...['cleo==2.1.0', 'crashtest==0.4.1', 'distlib==0.4.4', 'dulwich==0.21.7'],
    ...['fastjsonschema==2.22.3', 'filelock==3.32.7', 'idna==3.20', 'installer==0.7.0'],
    ...['jaraco-classes==3.4.0', 'keyring==24.3.1', 'more-itertools==11.2.1', 'msgpack==1.2.4'],
    ...['packaging==24.1', 'pexpect==4.9.0', 'pkginfo==1.13.3', 'platformdirs==4.14.7'],
    ...['poetry-core==1.9.1', 'poetry-plugin-export==1.8.0', 'ptyprocess==0.7.0'],
    ...['pyproject-hooks==1.2.0', 'rapidfuzz==3.14.6', 'requests==2.34.2'],
    ...['requests-toolbelt==1.0.0', 'shellingham==1.5.4', 'tomlkit==0.13.2'],
    ...['trove-classifiers==2026.9.21.13', 'urllib3==2.8.0', 'virtualenv==20.39.1'],
  ],
} as const;
