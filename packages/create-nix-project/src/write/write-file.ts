/** One file, compared with what is on disk. */
export interface WriteFile {
  readonly path: string;
  readonly state: 'created' | 'extended' | 'replaced' | 'removed' | 'unchanged' | 'conflict';
  /** What is there now; absent when nothing is. */
  readonly before?: string;
  /** Nothing for a file that is to be removed. */
  readonly content: string;
  readonly executable: boolean;
}
