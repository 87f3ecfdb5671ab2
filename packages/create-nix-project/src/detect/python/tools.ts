import type { Fact } from '../../types.ts';
import { fact, keysOf, textsOf, tomlFact } from '../fact.ts';
import type { Folder } from '../folder.ts';
import type { TomlFile } from '../toml.ts';
import { requirementName } from './requirement.ts';

/** Files that only one tool reads. */
const ownFiles = {
  pytest: ['pytest.ini', 'conftest.py', 'tests/conftest.py'],
  ruff: ['ruff.toml', '.ruff.toml'],
} as const;

/** Which of the tools that the checks can run the project uses, and where that shows. */
export function probeTools(folder: Folder, manifest: TomlFile): Fact[] {
  return (['pytest', 'ruff'] as const).map((name) => probeTool(name, folder, manifest));
}

function probeTool(name: 'pytest' | 'ruff', folder: Folder, manifest: TomlFile): Fact {
  if (manifest.get('tool', name) !== undefined) return tomlFact(name, true, manifest, 'tool', name);
  const file = ownFiles[name].find((path) => folder.has(path));
  if (file !== undefined) return fact(name, true, file);
  const place = requirementPlaces(manifest).find((keys) =>
    textsOf(manifest.get(...keys)).some((entry) => requirementName(entry) === name),
  );
  return tomlFact(name, place !== undefined, manifest, ...(place ?? ['project']));
}

function requirementPlaces(manifest: TomlFile): string[][] {
  const tables = [['dependency-groups'], ['project', 'optional-dependencies']];
  return [
    ['project', 'dependencies'],
    ['tool', 'uv', 'dev-dependencies'],
    ...tables.flatMap((table) => keysOf(manifest.get(...table)).map((name) => [...table, name])),
  ];
}
