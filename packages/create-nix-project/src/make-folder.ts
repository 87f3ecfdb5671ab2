import { mkdirSync, rmdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Undo } from './undo.ts';

/** A path for what is in the making. Free, as good as always; where not, nothing is overwritten. */
export function temporaryPath(folder: string): string {
  const name = `${process.pid}-${Math.random().toString(36).slice(2)}`;
  return join(folder, `.${name}.nix-project.tmp`);
}

/** Makes the folder and those above it; undoing removes just these. */
export function makeFolder(folder: string, undo: Undo): void {
  const first = mkdirSync(folder, { recursive: true });
  if (first === undefined) return;
  // Innermost first when undone: folders are undone in reverse, so push from the outside in.
  const made: string[] = [];
  for (let path = folder; path.length >= first.length; path = dirname(path)) made.unshift(path);
  for (const path of made) undo.push(() => rmdirSync(path));
}
