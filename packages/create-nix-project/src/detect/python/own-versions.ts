import { posix } from 'node:path';
import { isPackageName, normalName, requiredName } from '../../python/name.ts';
import { isInside, projectOf, type UvLock } from '../../python/uv/lock.ts';
import type { Folder } from '../../read/folder.ts';
import { readToml, type TomlFile } from '../../read/toml.ts';
import { textOf, textsOf } from '../../read/toml-values.ts';
import type { OwnVersion } from '../../values/found.ts';
import type { ProjectRecord } from '../../values.ts';
import { highestVersion, tagNames } from './tags.ts';

/** Build systems that ask git for the version, where nothing more is said. */
const askGit: ReadonlySet<string> = new Set([
  'setuptools-scm',
  'poetry-dynamic-versioning',
  'uv-dynamic-versioning',
  'versioningit',
]);

/**
 * The packages of this repository whose version is in git alone, each with the highest that it is
 * tagged with; or else that of an earlier run, as a clone may lack the tags; or 0.0.0.
 */
export function findOwnVersions(
  folder: Folder,
  lock: UvLock | undefined,
  record: ProjectRecord | undefined,
): OwnVersion[] {
  const tags = tagNames(folder);
  const before = record?.found.python?.ownVersions ?? [];
  return manifestsOf(folder, lock).flatMap((manifest) => {
    const name = normalName(textOf(manifest.get('project', 'name')) ?? '');
    const by = versionedBy(manifest);
    if (!isPackageName(name) || by === undefined) return [];
    const known = before.find((one) => one.name === name)?.version;
    const version = highestVersion(tags, name) ?? known ?? '0.0.0';
    return [{ name, version, by, evidence: [manifest.place('project', 'dynamic')] }];
  });
}

/** Of the project, and of the folders in the lock whose version it does not have. */
function manifestsOf(folder: Folder, lock: UvLock | undefined): TomlFile[] {
  const project = lock && projectOf(lock);
  const places = (lock?.packages ?? [])
    .filter((entry) => entry !== project && entry.version === undefined)
    .filter(({ source }) => source.kind === 'editable' || source.kind === 'directory')
    .map(({ source }) => source.place)
    .filter((place) => place !== '.' && isInside(place));
  return ['.', ...places].flatMap(
    (place) => readToml(folder, posix.join(place, 'pyproject.toml')) ?? [],
  );
}

/** The build system that asks git for the version, if one does. */
function versionedBy(manifest: TomlFile): string | undefined {
  if (!textsOf(manifest.get('project', 'dynamic')).includes('version')) return undefined;
  const names = textsOf(manifest.get('build-system', 'requires')).map(requiredName);
  if (manifest.get('tool', 'hatch', 'version', 'path') !== undefined) return undefined;
  if (manifest.get('tool', 'pdm', 'version', 'source') === 'scm') return 'pdm-backend';
  if (names.includes('hatch-vcs')) return 'hatch-vcs';
  return names.find((name) => askGit.has(name));
}
