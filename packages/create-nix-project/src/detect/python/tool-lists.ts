import type { Folder } from '../../read/folder.ts';
import { readIni } from '../../read/ini.ts';
import type { TomlFile } from '../../read/toml.ts';
import type { Evidence, Fact } from '../../values.ts';
import type { NamedPackage } from './dependencies.ts';

/** A tool, its own files, and its sections in files that it shares with others. */
interface Tool {
  readonly name: string;
  /** Packages that bring it, besides the one that is called so. */
  readonly packages?: readonly string[];
  readonly files?: readonly string[];
  readonly sections?: readonly string[];
}

const testTools: readonly Tool[] = [
  {
    name: 'pytest',
    packages: ['pytest-cov', 'pytest-asyncio', 'pytest-xdist'],
    files: ['pytest.ini', '.pytest.ini', 'conftest.py', 'tests/conftest.py', 'test/conftest.py'],
    sections: ['tool:pytest', 'pytest'],
  },
  { name: 'nose', packages: ['nose2', 'pynose'], sections: ['nosetests', 'unittest'] },
  { name: 'tox', files: ['tox.ini', 'tox.toml'], sections: ['tox', 'tox:tox'] },
  { name: 'nox', files: ['noxfile.py'] },
  { name: 'coverage', files: ['.coveragerc'], sections: ['coverage:run'] },
  { name: 'hypothesis' },
];

const lintTools: readonly Tool[] = [
  { name: 'ruff', files: ['ruff.toml', '.ruff.toml'] },
  { name: 'black' },
  { name: 'isort', files: ['.isort.cfg'], sections: ['isort', 'settings'] },
  { name: 'flake8', files: ['.flake8'], sections: ['flake8'] },
  { name: 'pylint', files: ['.pylintrc', 'pylintrc'] },
  { name: 'mypy', files: ['mypy.ini', '.mypy.ini'], sections: ['mypy'] },
  { name: 'pyright', packages: ['basedpyright'], files: ['pyrightconfig.json'] },
  { name: 'ty', files: ['ty.toml'] },
  { name: 'pre-commit', files: ['.pre-commit-config.yaml'] },
];

/**
 * All tools for tests and for checks of the sources that show in files, settings or dependencies,
 * each with the place that says it best.
 */
export function probeToolLists(
  folder: Folder,
  manifest: TomlFile | undefined,
  named: readonly NamedPackage[],
): Fact[] {
  const sections = ['setup.cfg', 'tox.ini'].flatMap((file) => sectionsOf(folder, file));
  const placeOf = (tool: Tool): Evidence | undefined =>
    settings(tool, manifest) ??
    sections.find(({ section }) => tool.sections?.includes(section))?.place ??
    ownFile(folder, tool) ??
    named.find(({ name }) => name === tool.name || tool.packages?.includes(name))?.place();
  return [...listed('test-tools', testTools, placeOf), ...listed('lint-tools', lintTools, placeOf)];
}

function listed(
  id: string,
  tools: readonly Tool[],
  placeOf: (tool: Tool) => Evidence | undefined,
): Fact[] {
  const found = tools.flatMap((tool) => {
    const place = placeOf(tool);
    return place === undefined ? [] : [{ name: tool.name, place }];
  });
  if (found.length === 0) return [];
  return [{ id, value: found.map(({ name }) => name), evidence: found.map(({ place }) => place) }];
}

function settings({ name }: Tool, manifest: TomlFile | undefined): Evidence | undefined {
  return manifest?.get('tool', name) === undefined ? undefined : manifest.place('tool', name);
}

function ownFile(folder: Folder, { files = [] }: Tool): Evidence | undefined {
  const file = files.find((path) => folder.has(path));
  return file === undefined ? undefined : { file };
}

/** The sections of a file, each where its first key stands. */
function sectionsOf(folder: Folder, file: string): { section: string; place: Evidence }[] {
  return readIni(folder.readHint(file) ?? '').map(({ section, line }) => ({
    section,
    place: { file, line },
  }));
}
