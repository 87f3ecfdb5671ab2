import { type NeededBy, parseNeededBy } from './needed-by.ts';

/** A variable of the builds, as the answer `environment` writes it. */
export interface RustVariable {
  readonly name: string;
  readonly value: string;
  readonly neededBy: NeededBy;
}

/** Reads `NAME[:CRATE+CRATE[~MORE]]=VALUE`. */
export function parseRustVariable(entry: string): RustVariable {
  const end = entry.indexOf('=');
  const [name = '', crates] = entry.slice(0, end).split(':');
  return { name, value: entry.slice(end + 1), neededBy: parseNeededBy(crates) };
}
