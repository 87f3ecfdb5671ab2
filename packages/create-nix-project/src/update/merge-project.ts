import { byPath } from '../record/file-name.ts';
import type { FileChange } from '../values.ts';
import { mergeFile, type OurFile, type Outcome } from './merge-file.ts';
import type { MergeText } from './merge-text.ts';

/** What becomes of one file. */
export interface MergedFile extends Outcome {
  readonly path: string;
  /** Where it is now, when it moves. */
  readonly from?: string;
}

export interface ProjectMerge {
  /** What was generated, by path. */
  readonly base: ReadonlyMap<string, string>;
  /** What is there now, by path. */
  readonly ours: ReadonlyMap<string, OurFile>;
  /** What the templates of today give. */
  readonly theirs: readonly FileChange[];
  /** Paths that the templates changed: old → new. */
  readonly renamed: ReadonlyMap<string, string>;
  /** Paths that the user changed: generated → now. */
  readonly moved: ReadonlyMap<string, string>;
  readonly mergeText: MergeText;
}

/** The three-way merge of all generated files, sorted by path. Nothing that a user edited is lost. */
export function mergeProject(merge: ProjectMerge): MergedFile[] {
  const theirs = new Map(merge.theirs.map((file) => [file.path, file]));
  const known = [...merge.base.keys()].flatMap((path) => mergeKnown(merge, theirs, path));
  const claimed = new Set([...merge.base.keys()].map((path) => targetOf(merge, path)));
  // Where a file leaves, another may come.
  const left = new Set(known.flatMap(({ from, content }) => (content === undefined ? [] : [from])));
  const added = merge.theirs
    .filter(({ path }) => !claimed.has(path))
    .map((file) => {
      const ours = left.has(file.path) ? undefined : merge.ours.get(file.path);
      return { path: file.path, ...mergeFile({ ours, theirs: file }, merge.mergeText) };
    });
  return [...known, ...added].sort(byPath);
}

/** A file that was generated before. */
function mergeKnown(
  merge: ProjectMerge,
  theirs: ReadonlyMap<string, FileChange>,
  path: string,
): MergedFile[] {
  const { ours, base, moved, mergeText } = merge;
  const target = targetOf(merge, path);
  // What is at a path that was generated is the file of that path.
  const candidates = [path, base.has(target) ? undefined : target, moved.get(path)];
  const place = candidates.find((at) => at !== undefined && ours.has(at));
  const their = theirs.get(target);
  // It was removed here, and perhaps there: either way it stays so.
  if (place === undefined)
    return their === undefined ? [] : [leftOut(target, base.get(path), their)];
  // Who gave it another path has something that names it: it is not to go with the template's.
  const isKept = their === undefined && place === moved.get(path);
  const before = isKept ? undefined : base.get(path);
  const outcome = mergeFile({ base: before, ours: ours.get(place), theirs: their }, mergeText);
  // Where the user has put it, it stays; otherwise it goes where the templates have it now.
  const goal = their === undefined || place === moved.get(path) ? place : target;
  if (goal === place) return [{ path: place, ...outcome }];
  const state =
    outcome.state === 'unchanged' || outcome.state === 'yours' ? 'moved' : outcome.state;
  return [{ path: goal, from: place, ...outcome, state }];
}

function leftOut(path: string, base: string | undefined, theirs: FileChange): MergedFile {
  const hasNews = base !== theirs.content;
  return { path, state: 'left out', executable: false, hasNews };
}

/** Where the templates have a generated file now; a path that the user took meanwhile is theirs. */
function targetOf({ renamed, ours, base }: ProjectMerge, path: string): string {
  const target = renamed.get(path) ?? path;
  const isTaken = target !== path && ours.has(target) && ours.has(path) && !base.has(target);
  return isTaken ? path : target;
}
