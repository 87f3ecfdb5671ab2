import { dirname, relative, resolve, sep } from 'node:path';
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
 * @returns the fact `uv-workspace` with the way from the folder to it; none outside of any
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
    return [fact('uv-workspace', way, `${way}/pyproject.toml`, toml.line(...workspace))];
  }
  return [];
}

const workspace = ['tool', 'uv', 'workspace'];

function hasMembers(toml: TomlFile): boolean {
  return toml.get(...workspace) !== undefined;
}

function isMember(toml: TomlFile, inner: string): boolean {
  const fits = (list: string) =>
    textsOf(toml.get(...workspace, list)).some((pattern) => globMatches(pattern, inner));
  return fits('members') && !fits('exclude');
}

function posixPath(path: string): string {
  return path.split(sep).join('/');
}
