import type { Fact } from '../../types.ts';
import type { Folder } from '../folder.ts';
import { readToml } from '../toml.ts';
import { probeManager } from './manager.ts';
import { probeManifest } from './manifest.ts';
import { probePoetry } from './poetry.ts';
import { probeTools } from './tools.ts';
import { findRequirements, probeRequirements } from './torch.ts';
import { probePythonVersion } from './version.ts';

/** Facts about a Python project, from its manifest and the files beside it. */
export function probePython(folder: Folder): Fact[] {
  const manifest = readToml(folder, 'pyproject.toml');
  // Only read to refuse a broken one before anything is written.
  readToml(folder, 'uv.lock');
  const manager = probeManager(folder, manifest);
  const version = probePythonVersion(folder, manifest);
  const requirements = findRequirements(folder);
  const hasTools = manifest?.get('project') !== undefined || requirements !== undefined;
  const isPoetry = manifest !== undefined && manager[0]?.value === 'poetry';
  return [
    ...manager,
    ...(manifest === undefined ? [] : probeManifest(manifest)),
    ...version,
    ...(hasTools && !isPoetry ? probeTools(folder, manifest, requirements?.lines ?? []) : []),
    ...(requirements === undefined ? [] : probeRequirements(requirements)),
    ...(isPoetry ? probePoetry(folder, manifest, pinned(version)) : []),
  ];
}

/** A version that is given before Poetry's own constraint is asked. */
function pinned(facts: readonly Fact[]): string | undefined {
  const version = facts.find(({ id }) => id === 'python-version')?.value;
  return typeof version === 'string' ? version : undefined;
}
