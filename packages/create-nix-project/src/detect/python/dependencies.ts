import { normalName, requiredName } from '../../python/name.ts';
import { dependencies, groupNames } from '../../python/poetry/manifest.ts';
import type { Folder } from '../../read/folder.ts';
import { readToml, type TomlFile } from '../../read/toml.ts';
import { keysOf, textsOf } from '../../read/toml-values.ts';
import { evidenceAt } from '../../values/evidence.ts';
import type { Evidence } from '../../values.ts';
import type { RequirementLine } from './requirements-file.ts';
import type { SetupFiles } from './setup-files.ts';

/** A package that the project asks for, wherever that stands. */
export interface NamedPackage {
  /** In lower case, with “-” between its words. */
  readonly name: string;
  /** Looks for the line: most packages are never told of. */
  readonly place: () => Evidence;
}

/** Every package that a manifest, setup.cfg, setup.py, Pipfile or requirements file names. */
export function namedPackages(
  folder: Folder,
  manifest: TomlFile | undefined,
  setup: SetupFiles,
  requirements: readonly RequirementLine[],
): NamedPackage[] {
  return [
    ...(manifest === undefined ? [] : inManifest(manifest)),
    ...inPipfile(readToml(folder, 'Pipfile')),
    ...setup.requirements.map(({ text, place }) => ({
      name: requiredName(text),
      place: () => place,
    })),
    ...requirements.map(({ name, file, line }) => ({ name, place: () => ({ file, line }) })),
  ].map(({ name, place }) => ({ name: normalName(name), place }));
}

/** Where pyproject.toml has lists of requirements. */
export function requirementPlaces(manifest: TomlFile): string[][] {
  const tables = [
    ['dependency-groups'],
    ['project', 'optional-dependencies'],
    ['tool', 'pdm', 'dev-dependencies'],
  ];
  return [
    ['project', 'dependencies'],
    ['tool', 'uv', 'dev-dependencies'],
    ...tables.flatMap((table) => keysOf(manifest.get(...table)).map((name) => [...table, name])),
  ];
}

function inManifest(manifest: TomlFile): NamedPackage[] {
  const listed = requirementPlaces(manifest).flatMap((keys) =>
    textsOf(manifest.get(...keys)).map((text) => ({
      name: requiredName(text),
      place: () => evidenceAt(manifest.file, manifest.lineOf(text, ...keys)),
    })),
  );
  const ofPoetry = ['main', ...groupNames(manifest)]
    .flatMap((group) => dependencies(manifest, group))
    .map(({ name, keys }) => ({ name, place: () => manifest.place(...keys) }));
  return [...listed, ...ofPoetry];
}

function inPipfile(pipfile: TomlFile | undefined): NamedPackage[] {
  if (pipfile === undefined) return [];
  return ['packages', 'dev-packages'].flatMap((table) =>
    keysOf(pipfile.get(table)).map((name) => ({
      name: name.toLowerCase(),
      place: () => pipfile.place(table, name),
    })),
  );
}
