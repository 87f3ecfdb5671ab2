/** `kept`: it is different, and left to its owner. */
export type WriteState =
  | 'created'
  | 'extended'
  | 'replaced'
  | 'removed'
  | 'unchanged'
  | 'kept'
  | 'conflict';

/** One file, compared with what is on disk. */
export interface WriteFile {
  readonly path: string;
  readonly state: WriteState;
  /** What is there now; absent when nothing is. */
  readonly before?: string;
  /** What is to be there: nothing for a file that is to be removed, and what is there for one that is kept. */
  readonly content: string;
  readonly executable: boolean;
}
