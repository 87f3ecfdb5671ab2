import ignore, { type Ignore } from 'ignore';
import type { Entry, Folder } from './folder.ts';

/** What a walk of the folder found. Paths have `/`. */
export interface Tree {
  /** Files whose names say something, those of outer folders first. */
  readonly files: readonly string[];
  /** Folders with Python modules right in them. */
  readonly pythonFolders: ReadonlySet<string>;
  /** Folders that were not looked into: they may not be read, or there was no end to them. */
  readonly unread: readonly string[];
}

/** More is no source code; the Linux kernel has 95,000 files. */
const limits = { entries: 300_000, depth: 40, path: 1000 };

/** Folders of tools and of what they installed, also where git is not told to ignore them. */
const skipped = new Set(
  `.git .hg .svn .jj .direnv .nox .tox .venv __pycache__ .mypy_cache .pytest_cache .ruff_cache
   node_modules site-packages venv`.split(/\s+/),
);

/** Files that some reader of this folder asks for. */
const telling = new RegExp(
  `^(?:${[
    'pyproject\\.toml|setup\\.(?:py|cfg)|Pipfile|[\\w.-]*requirements[\\w.-]*\\.(?:txt|in)',
    'Cargo\\.toml|package\\.json|pnpm-workspace\\.yaml',
    '(?:[\\w.-]+\\.)?(?:Docker|Container)file(?:\\.[\\w.-]+)?',
    '[\\w.-]+\\.cuh?',
  ].join('|')})$`,
  'i',
);

/** A `.gitignore` and the folder it is about. */
interface Rules {
  readonly base: string;
  readonly rules: Ignore;
}

interface Open {
  readonly path: string;
  readonly depth: number;
  /** The innermost first. */
  readonly rules: readonly Rules[];
}

/**
 * Walks the folder, except for what git ignores there, other repositories, and virtual environments.
 * Links are not followed.
 */
export function walkTree(folder: Folder): Tree {
  const files: string[] = [];
  const pythonFolders = new Set<string>();
  const unread: string[] = [];
  const queue: Open[] = [{ path: '.', depth: 0, rules: [] }];
  let entriesSeen = 0;
  // The queue grows while it is walked: outer folders come first, also when the limit is reached.
  for (const { path, depth, rules: outer } of queue) {
    const entries = entriesSeen > limits.entries ? undefined : entriesOf(folder, path);
    if (entries === undefined) {
      unread.push(path);
      continue;
    }
    entriesSeen += entries.length;
    if (path !== '.' && entries.some(({ name }) => name === '.git' || name === 'pyvenv.cfg'))
      continue;
    const rules = [...rulesOf(folder, path, entries), ...outer];
    for (const { name, isFolder, isLink } of entries) {
      // What a link inside names is seen where it is; the project's own manifest may be one.
      if (isLink && path !== '.') continue;
      const inner = path === '.' ? name : `${path}/${name}`;
      if (isFolder) {
        if (skipped.has(name) || isIgnored(`${inner}/`, rules)) continue;
        if (depth < limits.depth) queue.push({ path: inner, depth: depth + 1, rules });
        else unread.push(inner);
      } else if (name.endsWith('.py') && !telling.test(name)) pythonFolders.add(path);
      else if (telling.test(name) && !isIgnored(inner, rules)) files.push(inner);
    }
  }
  return { files, pythonFolders, unread };
}

function entriesOf(folder: Folder, path: string): readonly Entry[] | undefined {
  try {
    return folder.list(path);
  } catch {
    return undefined;
  }
}

function rulesOf(folder: Folder, path: string, entries: readonly Entry[]): Rules[] {
  if (!entries.some(({ name }) => name === '.gitignore')) return [];
  const base = path === '.' ? '' : `${path}/`;
  const lines = (folder.readHint(`${base}.gitignore`) ?? '').split('\n').filter(isQuick);
  return [{ base, rules: ignore.default({ ignorecase: false }).add(lines) }];
}

/** Stars multiply the time that a long name takes to match; nobody needs that many. */
function isQuick(pattern: string): boolean {
  return pattern.split('**').length <= 3 && pattern.split('/').every((part) => stars(part) <= 2);
}

function stars(part: string): number {
  return part.replaceAll('**', '*').split('*').length - 1;
}

/** The innermost file that says something about the path decides, as in git. */
function isIgnored(path: string, rules: readonly Rules[]): boolean {
  if (path.length > limits.path) return false;
  for (const { base, rules: own } of rules) {
    const { ignored, unignored } = own.test(path.slice(base.length));
    if (ignored || unignored) return ignored;
  }
  return false;
}
