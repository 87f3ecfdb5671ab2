import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { withFile } from './bytes.ts';
import { type ElfFile, readElf } from './elf/elf.ts';
import { findObjects } from './environment-files.ts';
import { type NativeLibraries, nativeLibraries } from './libraries.ts';
import type { Objects, Problem, SharedObject } from './object.ts';
import { systemReason } from './system-reason.ts';
import { unmetNeeds } from './unmet.ts';
import { readWheel } from './wheel/wheel.ts';

/** What the shared objects of an environment or of wheels need. */
export interface Scan extends NativeLibraries {
  /** How many shared objects were read. */
  readonly count: number;
  /** What could not be read; the names are as they are in the file system. */
  readonly problems: readonly Problem[];
}

/**
 * Reads the shared objects of an installed environment (`.venv`, or its `site-packages`), of a
 * folder of wheels, or of one wheel. It never leaves the folder, and never throws.
 */
export function scan(path: string): Scan {
  const { objects, problems } = readObjects(path);
  const needs = unmetNeeds(objects).map((need) => ({ ...need, source: 'scan' as const }));
  return {
    ...nativeLibraries(needs),
    count: objects.filter(({ elf }) => elf !== null).length,
    problems,
  };
}

/** The shared objects themselves, which `scan` draws its conclusions from. */
export function readObjects(path: string): Objects {
  if (path.endsWith('.whl')) return readWheel(path);
  const wheels = wheelsIn(path);
  if (wheels.length === 0) return readEnvironment(path);
  const read = wheels.map((name) => readWheel(join(path, name)));
  return {
    objects: read.flatMap(({ objects }) => objects),
    packages: read.flatMap(({ packages }) => packages),
    problems: read.flatMap(({ problems }) => problems),
  };
}

function wheelsIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.whl'));
  } catch {
    // Reading the folder as an environment says why.
    return [];
  }
}

function readEnvironment(root: string): Objects {
  const { files, packages, problems } = findObjects(root);
  const objects: SharedObject[] = [];
  const unreadable: Problem[] = [];
  for (const file of files) {
    let elf: ElfFile | null = null;
    try {
      elf = withFile(`${root}/${file.path}`, readElf);
    } catch (error) {
      unreadable.push({ path: file.path, reason: systemReason(error) });
    }
    objects.push({ ...file, elf });
  }
  return { objects, packages, problems: [...problems, ...unreadable] };
}
