/** A crate with a program, as the answer `binaries` writes it: `CRATE[/PROGRAM][:FEATURE+FEATURE]`. */
export interface RustProgram {
  readonly crate: string;
  readonly program: string;
  readonly features: readonly string[];
}

/** Reads one entry of the answer `binaries`. */
export function parseRustProgram(entry: string): RustProgram {
  const [names = '', features = ''] = entry.split(':');
  const [crate = '', program = crate] = names.split('/');
  return { crate, program, features: features === '' ? [] : features.split('+') };
}
