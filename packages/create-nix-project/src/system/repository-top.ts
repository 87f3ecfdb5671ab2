import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder with `.git`, of this one and those above it; undefined in no repository. */
export function topOfRepository(folder: string): string | undefined {
  if (existsSync(join(folder, '.git'))) return folder;
  const parent = dirname(folder);
  return parent === folder ? undefined : topOfRepository(parent);
}
