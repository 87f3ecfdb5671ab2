import { requiredName } from '../../python/name.ts';
import type { Folder } from '../../read/folder.ts';
import type { TomlFile } from '../../read/toml.ts';
import { textsOf } from '../../read/toml-values.ts';
import type { Fact } from '../../values.ts';
import { fact, tomlFact } from '../fact.ts';
import { requirementPlaces } from './dependencies.ts';
import type { RequirementLine } from './requirements-file.ts';

/** Files that only one tool reads. */
const ownFiles = {
  pytest: ['pytest.ini', 'conftest.py', 'tests/conftest.py'],
  ruff: ['ruff.toml', '.ruff.toml'],
} as const;

/**
 * Which of the tools that the checks can run the project uses, and where that shows.
 *
 * @param manifest pyproject.toml, if there is one
 * @param requirements the packages of a requirements file
 */
export function probeTools(
  folder: Folder,
  manifest: TomlFile | undefined,
  requirements: readonly RequirementLine[],
): Fact[] {
  return (['pytest', 'ruff'] as const).map((name) => {
    const file = ownFiles[name].find((path) => folder.has(path));
    const line = requirements.find((requirement) => requirement.name === name);
    return (
      (manifest && settingsOf(name, manifest)) ??
      (file === undefined ? undefined : fact(name, true, file)) ??
      (manifest && requirementOf(name, manifest)) ??
      (line && fact(name, true, line.file, line.line)) ??
      unused(name, manifest, requirements)
    );
  });
}

type Tool = keyof typeof ownFiles;

function settingsOf(name: Tool, manifest: TomlFile): Fact | undefined {
  if (manifest.get('tool', name) === undefined) return undefined;
  return tomlFact(name, true, manifest, 'tool', name);
}

function requirementOf(name: Tool, manifest: TomlFile): Fact | undefined {
  for (const keys of requirementPlaces(manifest)) {
    const entry = textsOf(manifest.get(...keys)).find((text) => requiredName(text) === name);
    if (entry !== undefined)
      return fact(name, true, manifest.file, manifest.lineOf(entry, ...keys));
  }
  return undefined;
}

function unused(name: Tool, manifest: TomlFile | undefined, lines: readonly RequirementLine[]) {
  if (manifest?.get('project') !== undefined) return tomlFact(name, false, manifest, 'project');
  return fact(name, false, lines[0]?.file ?? manifest?.file ?? '.');
}
