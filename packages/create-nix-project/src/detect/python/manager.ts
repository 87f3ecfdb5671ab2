import type { Fact } from '../../types.ts';
import { fact } from '../fact.ts';
import type { Folder } from '../folder.ts';
import type { TomlFile } from '../toml.ts';

/** Files of projects without a manifest that uv or Poetry could read. */
const pipFiles = ['requirements.txt', 'setup.py', 'setup.cfg', 'Pipfile'];

/** Which program keeps the Python packages: uv, poetry or pip. */
export function probeManager(folder: Folder, manifest: TomlFile | undefined): Fact[] {
  if (folder.has('uv.lock')) return [fact('python-manager', 'uv', 'uv.lock')];
  if (folder.has('poetry.lock')) return [fact('python-manager', 'poetry', 'poetry.lock')];
  for (const [manager, ...keys] of [
    ['poetry', 'tool', 'poetry'],
    ['uv', 'project'],
  ] as const)
    if (manifest?.get(...keys) !== undefined)
      return [fact('python-manager', manager, manifest.file, manifest.line(...keys))];
  const file = pipFiles.find((name) => folder.has(name));
  return file === undefined ? [] : [fact('python-manager', 'pip', file)];
}
