import type { Fact } from '../../types.ts';
import type { Folder } from '../folder.ts';
import { readToml } from '../toml.ts';
import { probeManager } from './manager.ts';
import { probeManifest } from './manifest.ts';
import { probeTools } from './tools.ts';
import { probePythonVersion } from './version.ts';

/** Facts about a Python project, from its manifest and the files beside it. */
export function probePython(folder: Folder): Fact[] {
  const manifest = readToml(folder, 'pyproject.toml');
  // Only read to refuse a broken one before anything is written.
  readToml(folder, 'uv.lock');
  return [
    ...probeManager(folder, manifest),
    ...(manifest === undefined ? [] : probeManifest(manifest)),
    ...probePythonVersion(folder, manifest),
    ...(manifest?.get('project') === undefined ? [] : probeTools(folder, manifest)),
  ];
}
