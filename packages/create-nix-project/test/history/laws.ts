import { structuredPatch } from 'diff';
import { expect } from 'vitest';
import { recordFile } from '../../src/record/file-name.ts';
import type { Outcome } from './project.ts';
import type { File, Tree } from './tree.ts';

/** An update, and what it started from. */
export interface Update {
  /** What was generated. */
  readonly base: Tree;
  /** What its owner made of it. */
  readonly ours: Tree;
  /** What a new project would get. */
  readonly theirs: Tree;
  /** Paths of `base` that `theirs` has elsewhere. */
  readonly renamed: ReadonlyMap<string, string>;
  readonly outcome: Outcome;
}

/** Checks that an update lost nothing, brought nothing back, and has conflicts only where it must. */
export function expectLaws(update: Update): void {
  const { base, ours, outcome } = update;
  for (const [path, file] of ours)
    if (path !== recordFile) {
      if (!base.has(path)) expectCreated(update, path, file);
      else if (isSame(base.get(path), file)) expectUntouched(update, path);
      else expectEdited(update, path, file);
    }
  for (const path of base.keys())
    if (!ours.has(path))
      // What is generated there may be another file, which the owner has put there.
      for (const place of [path, destination(update, path)])
        if (!ours.has(place)) expect(outcome.tree.has(place), `${place} is back`).toBe(false);
  expectHonestConflicts(update);
  expect(outcome.tree.get(recordFile)?.text).toBe(update.theirs.get(recordFile)?.text);
}

function destination({ renamed }: Update, path: string): string {
  return renamed.get(path) ?? path;
}

/** A file that its owner made or moved: nothing of what they wrote is gone. */
function expectCreated(update: Update, path: string, file: File): void {
  const { base, outcome } = update;
  const known = new Set([...base.values()].flatMap(({ text }) => linesOf(text)));
  const now = expectThere(update, path);
  expectLines(
    now,
    path,
    linesOf(file.text).filter((line) => !known.has(line)),
  );
  expect(now.executable, path).toBe(file.executable);
  const isMerged = outcome.updated.merged.some((merged) => merged.path === path);
  if (!isMerged) expect(now.text, path).toBe(file.text);
}

/** A file that nobody touched is what a new project would get. */
function expectUntouched(update: Update, path: string): void {
  const place = destination(update, path);
  expect(update.outcome.tree.get(place), place).toEqual(update.theirs.get(place));
  if (place !== path) expect(update.outcome.tree.has(path), path).toBe(false);
}

function expectEdited(update: Update, path: string, file: File): void {
  const { base, theirs, outcome } = update;
  const place = theirs.has(destination(update, path)) ? destination(update, path) : path;
  const now = expectThere(update, place);
  if (file.executable) expect(now.executable, place).toBe(true);
  if (isOfWindows(file.text)) expect(isOfWindows(now.text), place).toBe(true);
  if (path === 'flake.lock') return expectPins(update);
  const before = linesOf(base.get(path)?.text ?? '');
  const mine = linesOf(file.text);
  expectLines(now, place, without(mine, before));
  if (outcome.unmerged.includes(place)) return;
  const after = new Set(linesOf(now.text));
  for (const line of without(before, mine)) expect(after, `${place} has again`).not.toContain(line);
}

type Nodes = Readonly<Record<string, { readonly original?: object; readonly inputs?: object }>>;

/** A pin stays, unless the template alone has another address for it. */
function expectPins({ base, ours, theirs, outcome }: Update): void {
  const nodesOf = (tree: Tree): Nodes => JSON.parse(tree.get('flake.lock')?.text ?? '{}').nodes;
  const [before, mine, wanted, now] = [base, ours, theirs, outcome.tree].map(nodesOf);
  for (const [name, node] of Object.entries(mine ?? {})) {
    const [was, will] = [before?.[name], wanted?.[name]];
    if (name === 'root') expect(now?.root?.inputs).toMatchObject(node.inputs ?? {});
    else {
      const isMoved =
        !isSame(was?.original, will?.original) && isSame(was?.original, node.original);
      expect(now?.[name], name).toEqual(isMoved ? will : node);
    }
  }
}

/** Conflicts are where both sides changed lines that touch; git knows them, and the text shows them. */
function expectHonestConflicts({ base, ours, theirs, renamed, outcome }: Update): void {
  const conflicts = outcome.updated.merged.filter(({ state }) => state === 'conflict');
  expect(conflicts.map(({ path }) => path).sort()).toEqual(outcome.unmerged);
  for (const [path, { text }] of outcome.tree)
    expect(/^<{7} /m.test(text), `${path} has markers`).toBe(outcome.unmerged.includes(path));
  for (const { path, sides } of conflicts) {
    const from = [...renamed].find(([, to]) => to === path)?.[0] ?? path;
    const isMoved = !base.has(from);
    if (isMoved && sides?.base === undefined) {
      expect(ours.has(path) && theirs.has(path), path).toBe(true);
      continue;
    }
    const [mine, their] = [sides?.ours, sides?.theirs].map((text = '') =>
      changedRanges(toLineFeeds(sides?.base ?? ''), toLineFeeds(text)),
    );
    const touch = mine?.some((a) => their?.some((b) => a.start <= b.end && b.start <= a.end));
    expect(touch, `${path} has a conflict where the sides changed different lines`).toBe(true);
  }
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Between which lines of the first text the second one differs. */
function changedRanges(before: string, after: string): Range[] {
  const { hunks } = structuredPatch('', '', before, after, '', '', { context: 0 });
  return hunks.map(({ oldStart, oldLines }) => {
    // A hunk that only adds is counted from the line before it.
    const start = oldLines === 0 ? oldStart : oldStart - 1;
    return { start, end: start + oldLines };
  });
}

function expectThere({ outcome }: Update, path: string): File {
  const file = outcome.tree.get(path);
  if (file === undefined) throw new Error(`${path} is gone.`);
  return file;
}

function expectLines({ text }: File, path: string, lines: readonly string[]): void {
  const there = new Set(linesOf(text));
  for (const line of lines) expect(there, path).toContain(line);
}

function without(lines: readonly string[], others: readonly string[]): string[] {
  const known = new Set(others);
  return lines.filter((line) => !known.has(line));
}

function linesOf(text: string): string[] {
  return toLineFeeds(text).split('\n');
}

function toLineFeeds(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

function isOfWindows(text: string): boolean {
  return text.includes('\r\n') && !/(?<!\r)\n/.test(text);
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
