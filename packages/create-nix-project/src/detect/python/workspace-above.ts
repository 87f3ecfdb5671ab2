import { dirname, relative, resolve, sep } from 'node:path';
import { shellWord } from '../../literals/shell.ts';
import { workspaceKeys } from '../../python/uv/workspace.ts';
import { openFolder } from '../../read/folder.ts';
import { globMatches } from '../../read/glob.ts';
import { readTomlHint, type TomlFile } from '../../read/toml.ts';
import { textsOf } from '../../read/toml-values.ts';
import { topOfRepository } from '../../system/repository-top.ts';
import type { Fact } from '../../values.ts';
import { fact } from '../fact.ts';

/**
 * The uv workspace of the repository that the folder is a member of: uv keeps uv.lock there, and
 * never in the folder. The innermost one counts, as it does for uv.
 *
 * @returns the fact `uv-workspace` with the way from the folder to it, and `uv-elsewhere`, why a flake
 *   that reads uv.lock does not belong here and where it does; none outside of any
 */
export function probeWorkspaceAbove(path: string): Fact[] {
  const folder = resolve(path);
  const top = topOfRepository(folder);
  const own = readTomlHint(openFolder(folder), 'pyproject.toml');
  if (top === undefined || own === undefined || hasMembers(own)) return [];
  for (let place = folder; place !== top; ) {
    place = dirname(place);
    const toml = readTomlHint(openFolder(place), 'pyproject.toml');
    if (toml === undefined || !hasMembers(toml)) continue;
    if (!isMember(toml, posixPath(relative(place, folder)))) return [];
    const way = posixPath(relative(folder, place));
    const at = [`${way}/pyproject.toml`, toml.line(...workspaceKeys)] as const;
    return [
      fact('uv-workspace', way, ...at),
      fact('uv-elsewhere', elsewhere(folder, place, way), ...at),
    ];
  }
  return [];
}

/** Why, and what to do instead, in the folder that the command runs in. */
function elsewhere(folder: string, place: string, way: string): [string, string] {
  const root = posixPath(relative('', place)) || '.';
  const flags = `${shellWord(root)} --project ${shellWord(posixPath(relative(place, folder)))}`;
  return [
    `it is a member of the uv workspace in ${way}, where its uv.lock is, which a flake in this folder would not see`,
    `\`create-nix-project ${flags}\` writes the flake there, for this member.`,
  ];
}

function hasMembers(toml: TomlFile): boolean {
  return toml.get(...workspaceKeys) !== undefined;
}

function isMember(toml: TomlFile, inner: string): boolean {
  const fits = (list: string) =>
    textsOf(toml.get(...workspaceKeys, list)).some((pattern) => globMatches(pattern, inner));
  return fits('members') && !fits('exclude');
}

function posixPath(path: string): string {
  return path.split(sep).join('/');
}
