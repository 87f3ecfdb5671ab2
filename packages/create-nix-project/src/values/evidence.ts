/** Where in the project something was read. `line` counts from 1. */
export interface Evidence {
  readonly file: string;
  readonly line?: number;
}

/** A line of a file, where it is known, or else the file. */
export function evidenceAt(file: string, line: number | undefined): Evidence {
  return line === undefined ? { file } : { file, line };
}
