import { posix } from 'node:path';
import { textsOf } from '../../read/toml-values.ts';
import type { Project } from '../../values.ts';
import { inside, named, opened, type Place, placed, workspaceOf } from './place.ts';

/** The Cargo package or workspace right in a folder. */
export function rustProject({ folder, path, at, spaces }: Place): Project | undefined {
  if (!at('Cargo.toml')) return undefined;
  const { toml, problem } = opened(folder, 'Cargo.toml');
  const workspace = workspaceOf('rust', path, spaces);
  if (toml?.get('workspace') !== undefined)
    // Paths that members name are members too, so that every folder below counts.
    spaces.push({
      kind: 'rust',
      path,
      manager: 'cargo',
      members: ['**'],
      excluded: textsOf(toml.get('workspace', 'exclude')),
    });
  const isOwn = toml?.get('workspace') !== undefined;
  return {
    path,
    kind: 'rust',
    manager: 'cargo',
    ...named(toml?.get('package', 'name')),
    ...(isOwn ? {} : inside(workspace)),
    evidence: placed(path, [{ file: 'Cargo.toml' }]),
    ...(problem === undefined ? {} : { problem: posix.join(path, problem) }),
  };
}
