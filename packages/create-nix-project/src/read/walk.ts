import type { Folder, Names } from './folder.ts';
import { type Ignores, readGitignore } from './gitignore.ts';

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
const limits = { entries: 300_000, depth: 40 };

/** Folders of tools and of what they installed, also where git is not told to ignore them. */
const skipped = new Set(
  `.git .hg .svn .jj .direnv .nox .tox .venv __pycache__ .mypy_cache .pytest_cache .ruff_cache
   node_modules site-packages venv`.split(/\s+/),
);

/** Files that some reader of this folder asks for. */
const telling = new RegExp(
  `^(?:${[
    '(?:uv|poetry|pdm|Pipfile|yarn)\\.lock|package-lock\\.json|pnpm-lock\\.yaml|bun\\.lockb?',
    'pyproject\\.toml|setup\\.(?:py|cfg)|Pipfile|[\\w.-]*requirements[\\w.-]*\\.(?:txt|in)',
    'Cargo\\.toml|package\\.json|pnpm-workspace\\.yaml',
    '(?:[\\w.-]+\\.)?(?:[Dd]ocker|Container)file(?:\\.[\\w.-]+)?',
    '[\\w.-]+\\.cuh?',
  ].join('|')})$`,
);

/** How their names end: what is asked of every file has to be quick. */
const tellingEnds = new Set(
  'toml py cfg txt in json yaml lock lockb cu cuh Pipfile Dockerfile dockerfile Containerfile'.split(
    ' ',
  ),
);

const containers = ['Dockerfile.', 'Containerfile.'];

function isTelling(name: string): boolean {
  const end = name.slice(name.lastIndexOf('.') + 1);
  const mayTell = tellingEnds.has(end) || containers.some((begin) => name.startsWith(begin));
  return mayTell && telling.test(name);
}

/** A `.gitignore` and the folder it is about. */
interface Rules {
  readonly base: string;
  readonly ignores: Ignores;
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
  let seen = 0;
  // The queue grows while it is walked: outer folders come first, also when the limit is reached.
  for (const { path, depth, rules: outer } of queue) {
    const names = seen > limits.entries ? undefined : namesIn(folder, path);
    if (names === undefined) {
      unread.push(path);
      continue;
    }
    seen += names.folders.length + names.files.length;
    if (path !== '.' && isForeign(names)) continue;
    const base = path === '.' ? '' : `${path}/`;
    const own = names.files.includes('.gitignore') ? [rulesOf(folder, base)] : [];
    const rules = own.length === 0 ? outer : [...own, ...outer];
    let hasPython = false;
    for (const name of names.files) {
      if (name.endsWith('.py') && name !== 'setup.py') hasPython = true;
      else if (isTelling(name) && !isIgnored(base + name, false, rules)) files.push(base + name);
    }
    if (hasPython) pythonFolders.add(path);
    for (const name of names.folders) {
      const inner = base + name;
      if (skipped.has(name) || isIgnored(inner, true, rules)) continue;
      if (depth < limits.depth) queue.push({ path: inner, depth: depth + 1, rules });
      else unread.push(inner);
    }
  }
  return { files, pythonFolders, unread };
}

function namesIn(folder: Folder, path: string): Names | undefined {
  try {
    return folder.names(path);
  } catch {
    return undefined;
  }
}

/** Another repository, of which git sees nothing here, or a virtual environment. */
function isForeign({ folders, files }: Names): boolean {
  return folders.includes('.git') || files.includes('.git') || files.includes('pyvenv.cfg');
}

function rulesOf(folder: Folder, base: string): Rules {
  return { base, ignores: readGitignore(folder.readHint(`${base}.gitignore`) ?? '') };
}

/** The innermost file that says something about the path decides, as in git. */
function isIgnored(path: string, isFolder: boolean, rules: readonly Rules[]): boolean {
  for (const { base, ignores } of rules) {
    const told = ignores(path.slice(base.length), isFolder);
    if (told !== undefined) return told;
  }
  return false;
}
