import type { Evidence } from '../values.ts';

/** `error`: something does not work. `warning`: it will not, or not elsewhere. `note`: good to know. */
export type Level = 'error' | 'warning' | 'note';

/** One thing that the doctor found. */
export interface Finding {
  /** Stable and unique among the findings of its kind, such as `lock-old`. */
  readonly id: string;
  readonly level: Level;
  /** What is so, as a sentence. */
  readonly title: string;
  readonly evidence: readonly Evidence[];
  /** What follows from it, in plain words. */
  readonly consequence: string;
  /** What to do, as a sentence; commands in backquotes. */
  readonly cure: string;
  /** What `--fix` does about it; absent where it takes a decision. */
  readonly fix?: Fix;
}

/** A change that loses nothing, and that a second run finds done. */
export type Fix =
  | { readonly kind: 'edit'; readonly edits: readonly TextEdit[] }
  | { readonly kind: 'track'; readonly paths: readonly string[] };

/** Another text in place of a part of a file, which may be empty. */
export interface TextEdit {
  readonly path: string;
  /** Where the part begins and ends in the text of the file, as `slice` counts. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}
