import type { Folder } from '../../read/folder.ts';
import type { TomlFile } from '../../read/toml.ts';
import { textOf, textsOf } from '../../read/toml-values.ts';
import type { Tree } from '../../read/walk.ts';
import type { Evidence, Fact } from '../../values.ts';
import type { SetupFiles } from './setup-files.ts';

/** Folders that hold Python files and no package that is installed. */
const noPackages = new Set(
  `test tests testing doc docs example examples script scripts tool tools bench benchmark benchmarks
   build dist ci dev misc contrib data assets notebooks requirements migrations typings stubs`.split(
    /\s+/,
  ),
);

/** A folder to look for packages in, and what names it. */
interface Source {
  readonly folder: string;
  readonly place: Evidence;
}

/**
 * Where the Python code lies: `src` (packages below a folder of their own), `flat` (beside the
 * manifest), `namespace` (below a folder without `__init__.py`), `module` (one file), or `scripts`;
 * and the packages, as paths.
 */
export function probeLayout(
  folder: Folder,
  tree: Tree,
  manifest: TomlFile | undefined,
  setup: SetupFiles,
): Fact[] {
  for (const source of sources(folder, manifest, setup)) {
    const kind = source.folder === '.' ? 'flat' : 'src';
    const packages = packagesIn(folder, tree, source.folder, nameOf(manifest, setup));
    if (packages.length > 0) return facts(kind, packages, source.place);
    const spaces = namespacesIn(folder, tree, source.folder, nameOf(manifest, setup));
    if (spaces.length > 0) return facts('namespace', spaces, { file: spaces[0] ?? '.' });
  }
  const modules = folder
    .list('.')
    .filter(({ name }) => /^(?!setup\.|conftest\.|noxfile\.).+\.py$/.test(name));
  const own = modules.find(({ name }) => name === `${nameOf(manifest, setup)}.py`) ?? modules[0];
  if (own === undefined) return [];
  const isOne = own.name === `${nameOf(manifest, setup)}.py`;
  return facts(isOne ? 'module' : 'scripts', [], { file: own.name });
}

function facts(layout: string, packages: readonly string[], place: Evidence): Fact[] {
  return [
    { id: 'layout', value: layout, evidence: [place] },
    ...(packages.length === 0
      ? []
      : [
          {
            id: 'python-packages',
            value: packages,
            evidence: packages.slice(0, 3).map((file) => ({ file })),
          },
        ]),
  ];
}

/** What settings name, then the usual places. */
function sources(folder: Folder, manifest: TomlFile | undefined, setup: SetupFiles): Source[] {
  const places = [
    ['tool', 'setuptools', 'packages', 'find', 'where'],
    ['tool', 'setuptools', 'package-dir', ''],
    ['tool', 'maturin', 'python-source'],
    ['tool', 'uv', 'build-backend', 'module-root'],
  ];
  const named = places.flatMap((keys) => {
    const value = manifest?.get(...keys);
    const texts = typeof value === 'string' ? [value] : textsOf(value);
    const place = manifest?.place(...keys) ?? { file: 'pyproject.toml' };
    return texts.map((text) => ({ folder: normal(text), place }));
  });
  return [
    ...named,
    ...setup.sourceFolders.map(({ text, place }) => ({ folder: normal(text), place })),
    ...['src', 'lib', 'python', '.']
      .filter((path) => path === '.' || folder.list(path).length > 0)
      .map((path) => ({ folder: path, place: { file: path } })),
  ];
}

/** The folder as it is listed; the project's own for one outside. */
function normal(path: string): string {
  const clean = path.replace(/^\.\//, '').replace(/\/+$/, '');
  return clean === '' || clean.split('/').includes('..') ? '.' : clean;
}

function packagesIn(folder: Folder, tree: Tree, source: string, name: string): string[] {
  const found = foldersIn(folder, source).filter(
    (path) => tree.pythonFolders.has(path) && folder.has(`${path}/__init__.py`),
  );
  // Beside the manifest there is much else.
  return source === '.' && found.includes(name) ? [name] : found;
}

/** Folders without Python files, or without `__init__.py`, and with packages below. */
function namespacesIn(folder: Folder, tree: Tree, source: string, name: string): string[] {
  const first = name.split(/[-_.]/)[0];
  const candidates = foldersIn(folder, source).filter(
    // Beside the manifest there is much else: only what the project is called by counts.
    (path) => source !== '.' || path === first || path === name,
  );
  return candidates.filter((path) =>
    [...tree.pythonFolders].some((other) => other === path || other.startsWith(`${path}/`)),
  );
}

function foldersIn(folder: Folder, source: string): string[] {
  return folder
    .list(source)
    .filter(({ name, isFolder }) => isFolder && !name.startsWith('.') && !noPackages.has(name))
    .map(({ name }) => (source === '.' ? name : `${source}/${name}`))
    .sort();
}

function nameOf(manifest: TomlFile | undefined, setup: SetupFiles): string {
  const named = manifest?.get('project', 'name') ?? manifest?.get('tool', 'poetry', 'name');
  return (textOf(named) ?? setup.name?.text ?? '').replaceAll('-', '_').toLowerCase();
}
