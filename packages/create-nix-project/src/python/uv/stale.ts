import { posix } from 'node:path';
import type { Folder } from '../../read/folder.ts';
import { readTomlHint, type TomlFile } from '../../read/toml.ts';
import { keysOf, textOf, textsOf } from '../../read/toml-values.ts';
import { someNames } from '../../text/some-names.ts';
import { evidenceAt } from '../../values/evidence.ts';
import type { Warning } from '../../values/warning.ts';
import { requiredName } from '../name.ts';
import { isInside, projectsIn, type UvLock, type UvPackage } from './lock.ts';

/**
 * Whether a pyproject.toml has changed since the lock was made, that of the project or of a member of
 * the workspace, as far as versions and names show it: what a requirement allows is not compared.
 */
export function staleWarnings(folder: Folder, lock: UvLock): Warning[] {
  const inside = projectsIn(lock, '*').filter(({ source }) => isInside(source.place));
  return inside.flatMap((project) => staleProject(folder, project)).slice(0, 1);
}

function staleProject(folder: Folder, project: UvPackage): Warning[] {
  const file = posix.join(project.source.place, 'pyproject.toml');
  const manifest = readTomlHint(folder, file);
  if (manifest === undefined) return [];
  const [difference] = [...versions(project, manifest), ...names(project, manifest)];
  if (difference === undefined) return [];
  return [
    {
      id: 'uv-lock-stale',
      message: `uv.lock does not fit ${file}: ${difference}.`,
      packages: [],
      checks: ['lock'],
      cure: 'Run `uv lock`, which leaves the other packages as they are, and commit it.',
      evidence: [evidenceAt('uv.lock', project.line), { file }],
    },
  ];
}

function versions({ name, version }: UvPackage, manifest: TomlFile): string[] {
  const own = textOf(manifest.get('project', 'version'));
  // uv writes versions in their normal form; others are left alone.
  return own === undefined || version === undefined || !/^\d+(\.\d+)*$/.test(own) || own === version
    ? []
    : [`the one has ${name} ${version}, the other ${own}`];
}

function names({ required }: UvPackage, manifest: TomlFile): string[] {
  const dynamic = textsOf(manifest.get('project', 'dynamic'));
  if (required === undefined || dynamic.some((field) => field.endsWith('dependencies'))) return [];
  const asked = new Set(requirements(manifest).map(requiredName));
  const locked = new Set(required);
  const missing = [...asked].filter((name) => name !== '' && !locked.has(name));
  const gone = [...locked].filter((name) => !asked.has(name));
  return [
    ...(missing.length === 0 ? [] : [`it lacks ${someNames(missing)}`]),
    ...(gone.length === 0 ? [] : [`it has ${someNames(gone)}, which nothing there asks for`]),
  ];
}

/** All that the manifest asks for, in every list. */
function requirements(manifest: TomlFile): string[] {
  const places = [['project', 'optional-dependencies'], ['dependency-groups']];
  return [
    ...textsOf(manifest.get('project', 'dependencies')),
    ...textsOf(manifest.get('tool', 'uv', 'dev-dependencies')),
    ...places.flatMap((place) =>
      keysOf(manifest.get(...place)).flatMap((key) => textsOf(manifest.get(...place, key))),
    ),
  ];
}
