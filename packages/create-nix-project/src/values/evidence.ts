/** Where in the project something was read. `line` counts from 1. */
export interface Evidence {
  readonly file: string;
  readonly line?: number;
}
