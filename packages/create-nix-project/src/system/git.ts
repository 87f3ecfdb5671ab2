import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { forceAdd } from './force-add.ts';
import { gitCure } from './git-cure.ts';
import { topOfRepository } from './repository-top.ts';
import { firstLine, type ProcessResult, runSync } from './run.ts';

/** Which files git was told about, so that Nix sees them. */
export interface Visibility {
  readonly added: readonly string[];
  /** Files that git was told to ignore. */
  readonly ignored?: readonly string[];
  /** Files of the project that git does not track either, and the folders that these are in. */
  readonly untracked?: readonly string[];
  readonly folders?: readonly string[];
  /** Why Nix would not see all files, and what to do about it. */
  readonly problem?: string;
}

/** Git does not work here; the message is what it says. */
class GitRefusal extends Error {
  readonly cure: string;

  constructor(result: ProcessResult) {
    super(firstLine(result.stderr));
    this.cure = gitCure(result);
  }
}

/** Starting git costs more than looking whether there is anything for it to find. */
function isInRepository(folder: string): boolean {
  return process.env.GIT_DIR !== undefined || topOfRepository(realpathSync(folder)) !== undefined;
}

/** Makes `folder` a repository, unless it is in one or git is not there. Returns whether it did. */
export function initRepository(folder: string): boolean {
  if (isInRepository(folder)) return false;
  const { code } = runSync('git', ['init', '--quiet'], { cwd: folder });
  return code === 0;
}

/**
 * `git add --intent-to-add` for those of the files that git does not track: a flake in a repository
 * only sees tracked files (https://github.com/NixOS/nix/issues/7107). Nothing is committed.
 *
 * @param fresh whether the repository was just made, and so tracks nothing
 * @param programs those of the paths that git is to know as executable
 */
export function makeVisible(
  folder: string,
  paths: readonly string[],
  { fresh = false, programs = [] }: { fresh?: boolean; programs?: readonly string[] } = {},
): Visibility {
  // Without a repository Nix takes the whole folder as it is.
  if (!fresh && !isInRepository(folder)) return { added: [] };
  try {
    const visibility = addUntracked(folder, paths, fresh);
    makeExecutable(
      folder,
      programs.filter((path) => visibility.added.includes(path)),
    );
    return visibility;
  } catch (error) {
    if (!(error instanceof GitRefusal)) throw error;
    return { added: [], problem: `Nix will not see the files: ${error.message}. ${error.cure}` };
  }
}

/** Lets git track those of the files that are there, although it ignores them. What it does not take, `makeVisible` tells. */
export function trackIgnored(folder: string, paths: readonly string[]): void {
  const there = paths.filter((path) => existsSync(join(folder, path)));
  if (there.length > 0) add(folder, there, '--force');
}

/** Which files Nix does not see, and why. */
export interface Unseen {
  readonly isRepository: boolean;
  readonly untracked: readonly string[];
  readonly ignored: readonly string[];
  /** What git says when it does not work here, and what to do about it. */
  readonly problem?: string;
  readonly cure?: string;
}

/** Of these files, the ones that git does not track. Nothing is changed. */
export function unseenFiles(folder: string, paths: readonly string[]): Unseen {
  const nothing = { untracked: [], ignored: [] };
  if (paths.length === 0 || !isInRepository(folder)) return { isRepository: false, ...nothing };
  try {
    const untracked = listUntracked(folder, paths, '--exclude-standard');
    const all = listUntracked(folder, paths);
    const ignored = all.filter((path) => !untracked.includes(path) && !isReadFromDisk(path));
    return { isRepository: true, untracked, ignored };
  } catch (error) {
    if (!(error instanceof GitRefusal)) throw error;
    return { isRepository: true, ...nothing, problem: error.message, cure: error.cure };
  }
}

/** What direnv and editors read where it lies, whether git tracks it or not; Nix never does. */
function isReadFromDisk(path: string): boolean {
  return /(?:^|\/)(?:\.envrc$|\.vscode\/)/.test(path);
}

function addUntracked(folder: string, paths: readonly string[], fresh: boolean): Visibility {
  const wanted = fresh ? paths : listUntracked(folder, paths, '--exclude-standard');
  const refusal = wanted.length === 0 ? undefined : add(folder, wanted);
  if (fresh && refusal === undefined) return { added: paths };
  const left = listUntracked(folder, paths);
  const added = wanted.filter((path) => !left.includes(path));
  if (refusal !== undefined && added.length === 0)
    return { added, problem: `Nix does not see the files, as git add failed: ${refusal}` };
  const ignored = left.filter((path) => !isReadFromDisk(path));
  return ignored.length === 0 ? { added } : { added, ignored, problem: ignoredProblem(ignored) };
}

function ignoredProblem(paths: readonly string[]): string {
  const it = paths.length === 1 ? 'it' : 'them';
  return `git ignores ${paths.join(', ')}, so Nix does not see ${it}: \`${forceAdd(paths)}\`.`;
}

/** A line of a .gitignore, or of another list, by which git ignores a file. */
export interface Ignored {
  readonly path: string;
  /** The list as git names it, and the line of it. */
  readonly file: string;
  readonly line: number;
}

/** Of these files, which need not be there, as the folder need not, the ones that git ignores. */
export function ignoredFiles(folder: string, paths: readonly string[]): Ignored[] {
  if (paths.length === 0 || !existsSync(folder) || !isInRepository(folder)) return [];
  const args = ['check-ignore', '--verbose', '-z', '--stdin'];
  const { code, stdout } = runSync('git', args, { cwd: folder, input: paths.join('\0') });
  // 1: none of them. Other codes are for the commands that have to work.
  if (code !== 0) return [];
  const fields = stdout.split('\0');
  return Array.from({ length: Math.floor(fields.length / 4) }, (_, index) => {
    const [file = '', line, pattern = '', path = ''] = fields.slice(index * 4, index * 4 + 4);
    return pattern.startsWith('!') ? [] : [{ path, file, line: Number(line) }];
  }).flat();
}

/** @throws {GitRefusal} when git cannot tell, as with a broken index, or when another user owns the repository */
function listUntracked(
  folder: string,
  paths: readonly string[],
  ...options: readonly string[]
): string[] {
  const args = ['--literal-pathspecs', 'ls-files', '--others', ...options, '-z', '--', ...paths];
  const result = runSync('git', args, { cwd: folder });
  if (result.code !== 0) throw new GitRefusal(result);
  return result.stdout.split('\0').filter((path) => path !== '');
}

/** Returns what git has against it; undefined when all were added. */
function add(
  folder: string,
  paths: readonly string[],
  ...options: readonly string[]
): string | undefined {
  const args = ['--literal-pathspecs', 'add', '--intent-to-add', ...options, '--', ...paths];
  const { code, stderr } = runSync('git', args, { cwd: folder });
  return code === 0 ? undefined : stderr.trim();
}

/**
 * Tells git what Windows, and disks of Windows, cannot: that these files are executable.
 *
 * @throws {GitRefusal} when git does not do so
 */
function makeExecutable(folder: string, paths: readonly string[]): void {
  if (paths.length === 0) return;
  const args = ['update-index', '--chmod=+x', '--', ...paths];
  const result = runSync('git', args, { cwd: folder });
  if (result.code !== 0) throw new GitRefusal(result);
}
