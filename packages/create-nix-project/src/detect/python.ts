import { satisfies } from '@renovatebot/pep440';
import type { AnswerValue, Fact } from '../types.ts';
import type { Folder } from './folder.ts';
import { readToml, type TomlFile } from './toml.ts';

/** Interpreters that the pinned nixpkgs has, the default first. */
const interpreters = ['3.13', '3.12', '3.14'];

/** Facts about a Python project, from its manifest and the files beside it. */
export function probePython(folder: Folder): Fact[] {
  const manifest = readToml(folder, 'pyproject.toml');
  // Only read to refuse a broken one before anything is written.
  const lock = readToml(folder, 'uv.lock');
  return [
    ...manager(folder, manifest, lock),
    ...(manifest === undefined ? [] : manifestFacts(manifest)),
    ...pythonVersion(folder, manifest),
    ...testAndLint(folder, manifest),
  ];
}

function manager(
  folder: Folder,
  manifest: TomlFile | undefined,
  lock: TomlFile | undefined,
): Fact[] {
  const poetryLock = folder.readText('poetry.lock') !== undefined;
  const found = (value: string, file: string, line?: number): Fact[] => [
    fact('python-manager', value, file, line),
  ];
  if (lock !== undefined) return found('uv', 'uv.lock');
  if (poetryLock) return found('poetry', 'poetry.lock');
  if (manifest?.get('tool', 'poetry') !== undefined)
    return found('poetry', manifest.file, manifest.line('tool', 'poetry'));
  if (manifest !== undefined) return found('uv', manifest.file, manifest.line('project'));
  const file = ['requirements.txt', 'setup.py', 'setup.cfg', 'Pipfile'].find(
    (name) => folder.readText(name) !== undefined,
  );
  return file === undefined ? [] : found('pip', file);
}

function manifestFacts(manifest: TomlFile): Fact[] {
  const facts: Fact[] = [];
  const add = (id: string, ...keys: string[]) => {
    const value = manifest.get(...keys);
    if (typeof value === 'string')
      facts.push(fact(id, value, manifest.file, manifest.line(...keys)));
  };
  add('project-name', 'project', 'name');
  add('description', 'project', 'description');
  add('requires-python', 'project', 'requires-python');
  add('build-backend', 'build-system', 'build-backend');
  return [...facts, ...packagingFacts(manifest), ...groupFacts(manifest)];
}

function packagingFacts(manifest: TomlFile): Fact[] {
  if (manifest.get('project') === undefined) return [];
  const optedOut = manifest.get('tool', 'uv', 'package') === false;
  const packaged = manifest.get('build-system') !== undefined && !optedOut;
  const evidence = optedOut ? ['tool', 'uv', 'package'] : ['build-system'];
  const line = manifest.line(...evidence) ?? manifest.line('project');
  const facts = [fact('packaged', packaged, manifest.file, line)];
  if (!packaged) return facts;
  const scripts = keysOf(manifest.get('project', 'scripts'));
  const scriptsLine = manifest.line('project', 'scripts') ?? manifest.line('project');
  facts.push(fact('application', scripts.length > 0, manifest.file, scriptsLine));
  const name = manifest.get('project', 'name');
  const program = scripts.find((script) => script === name) ?? scripts[0];
  if (program !== undefined)
    facts.push(
      fact('program', program, manifest.file, manifest.line('project', 'scripts', program)),
    );
  return facts;
}

/** Groups and extras that the tests need: those that name pytest, else those called so. */
function groupFacts(manifest: TomlFile): Fact[] {
  if (manifest.get('project') === undefined) return [];
  return (
    [
      ['test-groups', ['dependency-groups']],
      ['test-extras', ['project', 'optional-dependencies']],
    ] as const
  ).map(([id, path]) => {
    const names = keysOf(manifest.get(...path));
    const chosen = names.filter(
      (name) =>
        ['dev', 'test', 'tests'].includes(name) ||
        requirements(manifest.get(...path, name)).some((entry) => /^pytest\b/.test(entry)),
    );
    return fact(id, chosen, manifest.file, manifest.line(...path) ?? manifest.line('project'));
  });
}

function pythonVersion(folder: Folder, manifest: TomlFile | undefined): Fact[] {
  const pinned = folder
    .readText('.python-version')
    ?.trim()
    .match(/^(?:cpython-)?(3\.\d+)/)?.[1];
  if (pinned !== undefined && interpreters.includes(pinned))
    return [fact('python-version', pinned, '.python-version', 1)];
  const wanted = manifest?.get('project', 'requires-python');
  if (manifest === undefined || typeof wanted !== 'string') return [];
  // A patch release that every clause about patch releases is likely to allow.
  const fitting = interpreters.find((version) => satisfies(`${version}.50`, wanted));
  return fitting === undefined
    ? []
    : [fact('python-version', fitting, manifest.file, manifest.line('project', 'requires-python'))];
}

function testAndLint(folder: Folder, manifest: TomlFile | undefined): Fact[] {
  if (manifest?.get('project') === undefined) return [];
  return [tool('pytest', folder, manifest), tool('ruff', folder, manifest)];
}

const ownFiles: Readonly<Record<string, readonly string[]>> = {
  pytest: ['pytest.ini', 'conftest.py', 'tests/conftest.py'],
  ruff: ['ruff.toml', '.ruff.toml'],
};

function tool(name: 'pytest' | 'ruff', folder: Folder, manifest: TomlFile): Fact {
  if (manifest.get('tool', name) !== undefined)
    return fact(name, true, manifest.file, manifest.line('tool', name));
  const file = ownFiles[name]?.find((path) => folder.readText(path) !== undefined);
  if (file !== undefined) return fact(name, true, file);
  const places = [
    ['project', 'dependencies'],
    ...['dependency-groups', 'project.optional-dependencies'].flatMap((path) => {
      const keys = path.split('.');
      return keysOf(manifest.get(...keys)).map((group) => [...keys, group]);
    }),
  ];
  const place = places.find((keys) =>
    requirements(manifest.get(...keys)).some((entry) => entry.match(/^[\w.-]+/)?.[0] === name),
  );
  return fact(name, place !== undefined, manifest.file, manifest.line(...(place ?? ['project'])));
}

function keysOf(value: unknown): string[] {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.keys(value)
    : [];
}

function requirements(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
}

function fact(id: string, value: AnswerValue, file: string, line?: number): Fact {
  return { id, value, evidence: [{ file, ...(line === undefined ? {} : { line }) }] };
}
