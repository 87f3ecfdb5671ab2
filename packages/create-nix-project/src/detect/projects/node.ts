import { textOf, textsOf } from '../../read/toml-values.ts';
import type { Project } from '../../values.ts';
import { inside, named, type Place, placed, workspaceOf } from './place.ts';

/** Files by which a package manager of Node shows. */
const nodeLocks = [
  ['pnpm', 'pnpm-lock.yaml'],
  ['pnpm', 'pnpm-workspace.yaml'],
  ['yarn', 'yarn.lock'],
  ['bun', 'bun.lock'],
  ['bun', 'bun.lockb'],
  ['npm', 'package-lock.json'],
] as const;

/** The npm package or workspace right in a folder. */
export function nodeProject({ folder, path, at, spaces }: Place): Project | undefined {
  if (!at('package.json')) return undefined;
  const manifest = json(folder.readHint('package.json'));
  const workspace = workspaceOf('node', path, spaces);
  const lock = nodeLocks.find(([, file]) => folder.has(file));
  const said = /^(npm|yarn|pnpm|bun)@/.exec(textOf(manifest.packageManager) ?? '')?.[1];
  const manager = said ?? lock?.[0] ?? workspace?.manager ?? 'npm';
  const { workspaces } = manifest;
  const members = textsOf(
    Array.isArray(workspaces) ? workspaces : (workspaces as { packages?: unknown })?.packages,
  );
  const isPnpm = folder.has('pnpm-workspace.yaml');
  if (members.length > 0 || isPnpm)
    spaces.push({
      kind: 'node',
      path,
      manager,
      // pnpm has them in a file of its own, and every package below its folder is meant mostly.
      members: isPnpm ? ['**'] : members,
      excluded: [],
    });
  return {
    path,
    kind: 'node',
    manager,
    ...named(manifest.name),
    ...inside(workspace),
    evidence: placed(path, [{ file: lock?.[1] ?? 'package.json' }]),
  };
}

function json(text: string | undefined): Record<string, unknown> {
  try {
    return Object(JSON.parse(text ?? '{}'));
  } catch {
    return {};
  }
}
