import { posix } from 'node:path';
import { type Folder, within } from '../../read/folder.ts';
import { readTomlHint } from '../../read/toml.ts';
import { keysOf, textOf } from '../../read/toml-values.ts';
import type { Tree } from '../../read/walk.ts';
import type { Evidence } from '../../values.ts';
import { isMissing, isTopOfRepository, type UvSource } from './lock.ts';
import { isOutside } from './unbuildable.ts';
import { readWorkspace, workspaceKeys } from './workspace.ts';

/** A path in a pyproject.toml that the flake cannot have, as it will stand in uv.lock. */
export interface BadPath {
  readonly kind: 'outside' | 'missing';
  /** Of the package, or the pattern for members of the workspace. */
  readonly name: string;
  readonly place: string;
  readonly evidence: Evidence;
}

/** What the paths in pyproject.toml, and in those of members, lead to that the flake cannot have. */
export function badPaths(folder: Folder, tree: Tree): BadPath[] {
  const manifest = readTomlHint(folder, 'pyproject.toml');
  if (manifest === undefined) return [];
  const workspace = readWorkspace(folder, tree, manifest);
  const isRepository = isTopOfRepository(folder);
  const members = (workspace?.outside ?? []).map((pattern) => ({
    name: pattern,
    source: { kind: 'directory', place: pattern },
    evidence: manifest.place(...workspaceKeys, 'members'),
  }));
  const named = ['.', ...(workspace?.members ?? [])].flatMap((path) => pathSources(folder, path));
  return [...members, ...named].flatMap(({ name, source, evidence }): BadPath[] => {
    const found = { name, place: source.place, evidence };
    if (isOutside(source, { isRepository })) return [{ kind: 'outside', ...found }];
    return isMissing(folder, source) ? [{ kind: 'missing', ...found }] : [];
  });
}

interface PathSource {
  readonly name: string;
  readonly source: UvSource;
  readonly evidence: Evidence;
}

/** The paths in [tool.uv.sources] of a project, from the folder of the lock. */
function pathSources(root: Folder, path: string): PathSource[] {
  const manifest = readTomlHint(within(root, path), 'pyproject.toml');
  const sources = manifest?.get('tool', 'uv', 'sources');
  if (manifest === undefined) return [];
  return keysOf(sources).flatMap((name) => {
    const entry = manifest.get('tool', 'uv', 'sources', name);
    const { file, ...line } = manifest.place('tool', 'uv', 'sources', name);
    return (Array.isArray(entry) ? entry : [entry]).flatMap((one) => {
      const given = textOf(Object(one).path);
      if (given === undefined) return [];
      const place = given.startsWith('/') ? given : posix.join(path, given).replace(/\/$/, '');
      const kind = /\.(?:whl|zip|tar\.\w+|tgz)$/.test(place) ? 'path' : 'directory';
      return [
        { name, source: { kind, place }, evidence: { file: posix.join(path, file), ...line } },
      ];
    });
  });
}
