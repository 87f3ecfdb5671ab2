import type { Folder } from '../read/folder.ts';
import type { Evidence } from '../values.ts';
import { requirementsFiles } from './python/requirements.ts';

const manifests = ['pyproject.toml', 'setup.py', 'setup.cfg', 'Pipfile', 'Cargo.toml'];

/** The first line in each manifest of the folder that has the pattern, comments left out. */
export function manifestPlaces(folder: Folder, pattern: RegExp): Evidence[] {
  return [...manifests, ...requirementsFiles].flatMap((file) => {
    const lines = (folder.readHint(file) ?? '').split('\n');
    const index = lines.findIndex((line) => {
      const text = line.slice(0, 1000);
      return !/^\s*#/.test(text) && pattern.test(text);
    });
    return index < 0 ? [] : [{ file, line: index + 1 }];
  });
}
