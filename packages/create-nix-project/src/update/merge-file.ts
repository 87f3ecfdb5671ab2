import type { FileChange } from '../values.ts';
import { extendLines } from '../write/extend-lines.ts';
import { mergeExtended } from './merge-extended.ts';
import { mergeFlakeLock } from './merge-flake-lock.ts';
import type { MergeText } from './merge-text.ts';

/** A file as it is on disk, or what is in its place, such as “a symbolic link”. */
export type OurFile = TextFile | { readonly obstacle: string };

interface TextFile {
  readonly text: string;
  readonly executable: boolean;
}

/**
 * `created`, `replaced`, `removed`: as it was generated, so it is what the templates make of it.
 * `merged`, `conflict`: changed on both sides. `yours`: changed here alone. `kept`: changed here, and
 * the templates no longer have it. `left out`: removed here. `moved`: nothing but its path changes.
 */
export type MergeState =
  | 'created'
  | 'replaced'
  | 'removed'
  | 'merged'
  | 'conflict'
  | 'yours'
  | 'kept'
  | 'left out'
  | 'moved'
  | 'unchanged';

export interface Outcome {
  readonly state: MergeState;
  /** Absent when the file is not to be there. */
  readonly content?: string;
  readonly executable: boolean;
  /** Of a conflict, the texts that git is to have. */
  readonly sides?: Sides;
  /** Of a file that is left out or kept: the templates have changed it. */
  readonly hasNews?: boolean;
  /** Why a file is kept that could not be merged. */
  readonly reason?: string;
}

export interface Sides {
  readonly base?: string;
  readonly ours: string;
  readonly theirs: string;
}

interface Versions {
  readonly base?: string | undefined;
  readonly ours: OurFile | undefined;
  readonly theirs: FileChange | undefined;
}

/** Merges one file. At least one of `ours` and `theirs` is there. */
export function mergeFile({ base, ours, theirs }: Versions, mergeText: MergeText): Outcome {
  if (ours === undefined)
    return {
      state: 'created',
      content: theirs?.content ?? '',
      executable: theirs?.executable === true,
    };
  if ('obstacle' in ours) {
    const hasNews = theirs?.content !== base;
    return { state: 'kept', executable: false, hasNews, reason: `it is ${ours.obstacle}` };
  }
  const text = toLineFeeds(ours.text);
  if (theirs === undefined) return dropped(base, text, ours);
  if (base !== undefined && text === base) return untouched(ours, theirs);
  const { state, content, sides } = edited({ base, ours: text, theirs }, mergeText);
  const native = (lines: string) => like(ours.text, lines);
  return {
    state,
    content: native(content),
    executable: ours.executable,
    ...(sides === undefined
      ? {}
      : {
          sides: {
            ...(sides.base === undefined ? {} : { base: native(sides.base) }),
            ours: ours.text,
            theirs: native(sides.theirs),
          },
        }),
  };
}

function dropped(base: string | undefined, text: string, ours: TextFile): Outcome {
  const { text: content, executable } = ours;
  return text === base
    ? { state: 'removed', executable }
    : {
        state: 'kept',
        content,
        executable,
        hasNews: true,
        reason: 'it is no longer generated, and has your edits',
      };
}

/** As it was generated: it becomes exactly what a new project would get. */
function untouched(ours: TextFile, { content: wanted, executable }: FileChange): Outcome {
  const content = like(ours.text, wanted);
  const isSame = content === ours.text && (ours.executable || !executable);
  // What is generated may move: who made it executable finds it so.
  return {
    state: isSame ? 'unchanged' : 'replaced',
    content,
    executable: ours.executable || executable,
  };
}

interface Texts {
  readonly base: string | undefined;
  readonly ours: string;
  readonly theirs: FileChange;
}

interface EditedOutcome extends Pick<Outcome, 'state' | 'sides'> {
  readonly content: string;
}

function edited({ base, ours, theirs }: Texts, mergeText: MergeText): EditedOutcome {
  const { content: wanted, path, extend } = theirs;
  const done = (content: string): EditedOutcome => {
    if (content === ours) return { state: wanted === ours ? 'unchanged' : 'yours', content };
    return { state: 'merged', content };
  };
  if (ours === wanted || base === wanted) return done(ours);
  if (extend)
    return done(base === undefined ? extendLines(ours, wanted) : mergeExtended(base, ours, wanted));
  const lock = path === 'flake.lock' ? mergeFlakeLock(base, ours, wanted) : undefined;
  if (lock !== undefined) return done(lock);
  const { text, hasConflicts } = mergeText({ base: base ?? '', ours, theirs: wanted });
  if (!hasConflicts) return done(text);
  const sides = { ...(base === undefined ? {} : { base }), ours, theirs: wanted };
  return { state: 'conflict', content: text, sides };
}

/** A file whose lines all end as on Windows is the same file. */
function toLineFeeds(text: string): string {
  return isCarriageReturned(text) ? text.replaceAll('\r\n', '\n') : text;
}

/** Gives `text` the line ends of the file that is there. */
function like(there: string, text: string): string {
  return isCarriageReturned(there) ? text.replaceAll('\n', '\r\n') : text;
}

function isCarriageReturned(text: string): boolean {
  return text.includes('\r\n') && !/(?<!\r)\n/.test(text);
}
