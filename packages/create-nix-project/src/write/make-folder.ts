import { existsSync, mkdirSync, rmdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Undo } from './undo.ts';

/** A path for what is in the making. Free, as good as always; where not, nothing is overwritten. */
export function temporaryPath(folder: string): string {
  const name = `${process.pid}-${Math.random().toString(36).slice(2)}`;
  return join(folder, `.${name}.nix-project.tmp`);
}

/** Makes the folder and those above it that are missing; undoing removes just these. */
export function makeFolder(folder: string, undo: Undo): void {
  const missing: string[] = [];
  for (let path = folder; !existsSync(path); path = dirname(path)) missing.unshift(path);
  // One by one, so that those above are known when one below cannot be made.
  for (const path of missing) if (makeOne(path)) undo.push(() => rmdirSync(path));
}

/** Returns false when somebody else was faster. */
function makeOne(path: string): boolean {
  try {
    mkdirSync(path);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' && statSync(path).isDirectory()) return false;
    throw error;
  }
}
