import { posix } from 'node:path';
import { readWorkspace, workspaceKeys } from '../../python/uv/workspace.ts';
import { type Folder, within } from '../../read/folder.ts';
import { readTomlHint } from '../../read/toml.ts';
import type { Tree } from '../../read/walk.ts';
import type { Fact } from '../../values.ts';
import { tomlFact } from '../fact.ts';
import { rustFacts } from './manifest.ts';

/** What a folder says about the workspace whose root it is. */
export interface ProbedWorkspace {
  /** Folders of the members. */
  readonly members: readonly string[];
  /** Whether the root is no project itself, so that the flake is about all members. */
  readonly isVirtual: boolean;
  readonly facts: readonly Fact[];
}

/** Looks for a uv workspace whose root is the folder. */
export function probeWorkspace(folder: Folder, tree: Tree): ProbedWorkspace {
  const manifest = readTomlHint(folder, 'pyproject.toml');
  const workspace = readWorkspace(folder, tree, manifest);
  if (manifest === undefined || workspace === undefined)
    return { members: [], isVirtual: false, facts: [] };
  const { members, problem } = workspace;
  const value = [problem?.reason ?? '', problem?.cure ?? ''];
  const keys = [...workspaceKeys, 'members'];
  return {
    members,
    isVirtual: manifest.get('project') === undefined,
    facts: [
      ...members.flatMap((path) => rustIn(folder, path)).slice(0, 1),
      ...(problem === undefined
        ? []
        : [tomlFact('uv-workspace-problem', value, manifest, ...keys)]),
    ],
  };
}

/** Which member has a part in Rust: the flake may be about others that need it. */
function rustIn(folder: Folder, path: string): Fact[] {
  const own = within(folder, path);
  const manifest = own.has('Cargo.lock') ? readTomlHint(own, 'pyproject.toml') : undefined;
  const facts = manifest === undefined ? [] : rustFacts(manifest, true);
  return facts.map((found) => ({
    ...found,
    evidence: found.evidence.map((place) => ({ ...place, file: posix.join(path, place.file) })),
  }));
}
