import { readFileSync, statSync } from 'node:fs';

/** Larger ones are not written by people, and Nix would take minutes. */
const mostBytes = 1_000_000;

export interface FlakeFile {
  /** Empty when it cannot be read. */
  readonly text: string;
  /** Half a sentence: what is wrong with the file. */
  readonly problem?: string;
}

/**
 * Reads a flake.nix. One that Nix will refuse is told of here as far as that is cheap to see; Nix has
 * the last word when a target runs.
 */
export function readFlake(path: string): FlakeFile {
  let text: string;
  try {
    const status = statSync(path);
    // Nothing ever comes from a pipe that nobody writes to.
    if (!status.isFile()) return { text: '', problem: 'is no file' };
    if (status.size > mostBytes) return { text: '', problem: `is larger than ${mostBytes} bytes` };
    text = readFileSync(path, 'utf8');
  } catch (error) {
    return { text: '', problem: `cannot be read (${(error as NodeJS.ErrnoException).code})` };
  }
  return /\boutputs\b/.test(text) ? { text } : { text, problem: 'has no outputs' };
}

/** The text of a file that may be missing, or be no file. */
export function readOptional(path: string): string | undefined {
  try {
    const status = statSync(path);
    return status.isFile() && status.size <= mostBytes ? readFileSync(path, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}
