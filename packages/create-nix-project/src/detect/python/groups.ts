import { groupKeys, groupNames } from '../../python/poetry/manifest.ts';
import type { Folder } from '../../read/folder.ts';
import { readToml, type TomlFile } from '../../read/toml.ts';
import { keysOf } from '../../read/toml-values.ts';
import type { Evidence, Fact } from '../../values.ts';
import type { SetupFiles } from './setup-files.ts';

interface Entry {
  readonly name: string;
  readonly place: Evidence;
}

/** The names of all dependency groups, of all extras, and of all programs, wherever they stand. */
export function probeGroups(
  folder: Folder,
  manifest: TomlFile | undefined,
  setup: SetupFiles,
): Fact[] {
  const pipfile = readToml(folder, 'Pipfile');
  const texts = (placed: SetupFiles['extras']) =>
    placed.map(({ text, place }) => ({ name: text, place }));
  return [
    ...listed('dependency-groups', [
      ...keysAt(manifest, 'dependency-groups'),
      ...keysAt(manifest, 'tool', 'pdm', 'dev-dependencies'),
      ...poetryGroups(manifest),
      ...keysAt(pipfile).filter(({ name }) => name === 'dev-packages'),
    ]),
    ...listed('extras', [
      ...keysAt(manifest, 'project', 'optional-dependencies'),
      ...keysAt(manifest, 'tool', 'poetry', 'extras'),
      ...texts(setup.extras),
    ]),
    ...listed('entry-points', [
      ...scriptsAt(manifest, 'project', 'scripts'),
      ...scriptsAt(manifest, 'project', 'gui-scripts'),
      ...scriptsAt(manifest, 'tool', 'poetry', 'scripts'),
      ...texts(setup.scripts),
    ]),
  ];
}

function listed(id: string, entries: readonly Entry[]): Fact[] {
  if (entries.length === 0) return [];
  return [
    { id, value: entries.map(({ name }) => name), evidence: entries.map(({ place }) => place) },
  ];
}

function keysAt(file: TomlFile | undefined, ...keys: string[]): Entry[] {
  if (file === undefined) return [];
  return keysOf(file.get(...keys)).map((name) => ({ name, place: file.place(...keys, name) }));
}

/** `name = module:function`, as setup.cfg writes it. */
function scriptsAt(file: TomlFile | undefined, ...keys: string[]): Entry[] {
  return keysAt(file, ...keys).flatMap(({ name, place }) => {
    const target = file?.get(...keys, name);
    return typeof target === 'string' ? [{ name: `${name} = ${target}`, place }] : [];
  });
}

function poetryGroups(manifest: TomlFile | undefined): Entry[] {
  if (manifest === undefined) return [];
  return groupNames(manifest).map((name) => ({
    name,
    place: manifest.place(...groupKeys(manifest, name)),
  }));
}
