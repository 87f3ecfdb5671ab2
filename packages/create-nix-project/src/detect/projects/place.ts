import { posix } from 'node:path';
import type { Folder } from '../../read/folder.ts';
import { globMatches } from '../../read/glob.ts';
import { readToml, type TomlFile } from '../../read/toml.ts';
import type { Tree } from '../../read/walk.ts';
import type { Evidence, Project } from '../../values.ts';

/** A project that has others as members. */
export interface Workspace {
  readonly kind: Project['kind'];
  readonly path: string;
  readonly manager: string;
  readonly members: readonly string[];
  readonly excluded: readonly string[];
}

/** A folder that may be a project of some kind. */
export interface Place {
  readonly folder: Folder;
  readonly path: string;
  /** Whether the walk saw this file there. */
  readonly at: (file: string) => boolean;
  readonly tree: Tree;
  /** Those that were found so far; a project that is one adds itself. */
  readonly spaces: Workspace[];
}

/** A manifest, or why it could not be read. */
export function opened(folder: Folder, file: string): { toml?: TomlFile; problem?: string } {
  try {
    const toml = readToml(folder, file);
    return toml === undefined ? {} : { toml };
  } catch (error) {
    return { problem: (error as Error).message };
  }
}

/** The innermost workspace of the kind that has the folder as a member. */
export function workspaceOf(
  kind: Project['kind'],
  path: string,
  spaces: readonly Workspace[],
): Workspace | undefined {
  return spaces.findLast((space) => {
    const isBelow = space.path === '.' ? path !== '.' : path.startsWith(`${space.path}/`);
    if (space.kind !== kind || !isBelow) return false;
    const inner = space.path === '.' ? path : path.slice(space.path.length + 1);
    const matches = (pattern: string) => globMatches(pattern, inner);
    return space.members.some(matches) && !space.excluded.some(matches);
  });
}

export function named(name: unknown): { name?: string } {
  return typeof name === 'string' ? { name } : {};
}

export function inside(workspace: Workspace | undefined): { workspace?: string } {
  return workspace === undefined ? {} : { workspace: workspace.path };
}

/** Evidence with paths from the folder that was looked at. */
export function placed(path: string, evidence: readonly Evidence[]): Evidence[] {
  return evidence.map((place) => ({ ...place, file: posix.join(path, place.file) }));
}
