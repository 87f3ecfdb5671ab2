import { posix } from 'node:path';
import type { Folder } from '../../read/folder.ts';
import { globMatches, pathParts } from '../../read/glob.ts';
import { readTomlHint, type TomlFile } from '../../read/toml.ts';
import { textOf, textsOf } from '../../read/toml-values.ts';
import type { Tree } from '../../read/walk.ts';
import { normalName } from '../name.ts';

/** A workspace as the pyproject.toml of its root describes it. */
export interface UvWorkspace {
  /** Folders of projects below the root, sorted. */
  readonly members: readonly string[];
  /** Entries of `members` that lead out of the root's folder, as they are written. */
  readonly outside: readonly string[];
  /** Why uv refuses it: a clause, and what to do about it. */
  readonly problem?: { readonly reason: string; readonly cure: string };
}

/** Where pyproject.toml describes a workspace. */
export const workspaceKeys = ['tool', 'uv', 'workspace'];

/** The workspace whose root is the folder; undefined when it is none. */
export function readWorkspace(
  folder: Folder,
  tree: Tree,
  manifest: TomlFile | undefined,
): UvWorkspace | undefined {
  if (manifest?.get(...workspaceKeys) === undefined) return undefined;
  const patterns = textsOf(manifest.get(...workspaceKeys, 'members'));
  const excluded = textsOf(manifest.get(...workspaceKeys, 'exclude'));
  const outside = patterns.filter((pattern) => /^(?:\.\.)?\//.test(pattern));
  const inside = patterns.filter((pattern) => !outside.includes(pattern));
  const found = inside.flatMap((pattern) =>
    matches(folder, pattern).map((path) => ({ path, pattern })),
  );
  const candidates = new Map(
    found
      .reverse()
      .filter(({ path }) => path !== '.' && !excluded.some((entry) => globMatches(entry, path)))
      .map(({ path, pattern }) => [path, pattern]),
  );
  const members: Member[] = [];
  const problems: NonNullable<UvWorkspace['problem']>[] = [];
  for (const path of [...candidates.keys()].sort()) {
    const read = readMember(folder, path);
    if (read === 'unmanaged') continue;
    if (typeof read === 'object') members.push({ path, name: read.name });
    else if (read === 'no project' || isUsed(tree, path))
      problems.push(noMember(read, path, candidates.get(path) ?? ''));
  }
  const root = textOf(manifest.get('project', 'name'));
  const [problem] = [
    ...problems,
    ...sameNames([...(root === undefined ? [] : [{ path: '.', name: root }]), ...members]),
  ];
  return {
    members: members.map(({ path }) => path),
    outside,
    ...(problem === undefined ? {} : { problem }),
  };
}

interface Member {
  readonly path: string;
  readonly name: string;
}

/** More folders are no workspace. */
const mostFolders = 5000;

/** Folders of tools, which `**` would go through. */
const skipped = /^(?:\..*|node_modules|__pycache__)$/;

/** The folders that a pattern stands for. */
function matches(folder: Folder, pattern: string): string[] {
  const inner = (path: string) =>
    folder
      .list(path)
      .filter(({ isFolder }) => isFolder)
      .map(({ name }) => ({ name, path: posix.join(path, name) }));
  const below = (path: string) => {
    const all = [path];
    for (const place of all) {
      if (all.length > mostFolders) break;
      all.push(...inner(place).flatMap((one) => (skipped.test(one.name) ? [] : [one.path])));
    }
    return all;
  };
  let places = ['.'];
  for (const part of pathParts(posix.normalize(pattern).replace(/\/+$/, ''))) {
    if (part === 'any') places = places.flatMap(below);
    else
      places = places.flatMap((place) =>
        inner(place).flatMap(({ name, path }) => (part(name) ? [path] : [])),
      );
  }
  return places;
}

/** The project in a folder, or why uv sees none. A manifest that cannot be read is left to uv. */
function readMember(folder: Folder, path: string) {
  const file = posix.join(path, 'pyproject.toml');
  if (!folder.has(file)) return 'no manifest';
  const toml = readTomlHint(folder, file);
  if (toml === undefined || toml.get('tool', 'uv', 'managed') === false) return 'unmanaged';
  if (toml.get('project') === undefined) return 'no project';
  return { name: textOf(toml.get('project', 'name')) ?? '' };
}

/** Whether git has something there; uv leaves out a folder with ignored files alone. */
function isUsed({ files, pythonFolders }: Tree, path: string): boolean {
  const isBelow = (place: string) => place === path || place.startsWith(`${path}/`);
  return !posix.basename(path).startsWith('.') && [...files, ...pythonFolders].some(isBelow);
}

function noMember(lacks: 'no manifest' | 'no project', path: string, pattern: string) {
  const what = lacks === 'no manifest' ? 'no pyproject.toml' : 'no [project] in its pyproject.toml';
  return {
    reason: `${path}, which “${pattern}” makes a member of the workspace, has ${what}`,
    cure: `Add it, or leave the folder out: add “${path}” to \`exclude\` in [tool.uv.workspace] of pyproject.toml.`,
  };
}

function sameNames(members: readonly Member[]) {
  const first = new Map<string, string>();
  return members.flatMap(({ path, name }) => {
    const known = first.get(normalName(name));
    first.set(normalName(name), known ?? path);
    if (known === undefined) return [];
    return [
      {
        reason: `the projects in ${known} and ${path} of the workspace are both named ${normalName(name)}`,
        cure: `Rename one of them, or leave it out: add “${path}” to \`exclude\` in [tool.uv.workspace] of pyproject.toml.`,
      },
    ];
  });
}
