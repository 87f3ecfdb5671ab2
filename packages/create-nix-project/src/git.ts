import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runSync } from './exec.ts';

/** Which files git was told about, so that Nix sees them. */
export interface Visibility {
  readonly added: readonly string[];
  /** Why Nix would not see all files, and what to do about it. */
  readonly problem?: string;
}

/** Whether there is a repository around a folder, and what git has against using it. */
interface Repository {
  readonly isThere: boolean;
  readonly refusal?: string;
}

function findRepository(folder: string): Repository {
  // Starting git costs more than looking whether there is anything for it to find.
  if (process.env.GIT_DIR === undefined && !hasGit(realpathSync(folder))) return { isThere: false };
  const { code, stderr } = runSync('git', ['rev-parse', '--show-toplevel'], { cwd: folder });
  return code === 0 ? { isThere: true } : { isThere: true, refusal: firstLine(stderr) };
}

function firstLine(text: string): string {
  return text.trim().split('\n')[0] ?? '';
}

function hasGit(folder: string): boolean {
  const parent = dirname(folder);
  return existsSync(join(folder, '.git')) || (parent !== folder && hasGit(parent));
}

/** Makes `folder` a repository, unless it is in one or git is not there. Returns whether it did. */
export function initRepository(folder: string): boolean {
  if (findRepository(folder).isThere) return false;
  const { code } = runSync('git', ['init', '--quiet'], { cwd: folder });
  return code === 0;
}

/**
 * `git add --intent-to-add` for those of the files that git does not track: a flake in a repository
 * only sees tracked files (https://github.com/NixOS/nix/issues/7107). Nothing is committed.
 *
 * @param fresh whether the repository was just made, and so tracks nothing
 */
export function makeVisible(folder: string, paths: readonly string[], fresh = false): Visibility {
  const repository = fresh ? { isThere: true } : findRepository(folder);
  // Without a repository Nix takes the whole folder as it is.
  if (!repository.isThere) return { added: [] };
  if (repository.refusal !== undefined)
    return { added: [], problem: `Nix will not see the files: ${repository.refusal}` };
  const wanted = fresh ? paths : listUntracked(folder, paths, '--exclude-standard');
  const refusal = wanted.length === 0 ? undefined : add(folder, wanted);
  if (fresh && refusal === undefined) return { added: paths };
  const left = listUntracked(folder, paths);
  const added = wanted.filter((path) => !left.includes(path));
  if (refusal !== undefined && added.length === 0)
    return { added, problem: `Nix does not see the files, as git add failed: ${refusal}` };
  if (left.length === 0) return { added };
  const list = left.join(', ');
  return { added, problem: `git ignores ${list}, so Nix does not see it: \`git add -f\` it.` };
}

function listUntracked(
  folder: string,
  paths: readonly string[],
  ...options: readonly string[]
): string[] {
  const args = ['ls-files', '--others', ...options, '-z', '--', ...paths.map(literal)];
  const { stdout } = runSync('git', args, { cwd: folder });
  return stdout.split('\0').filter((path) => path !== '');
}

/** Returns what git has against it; undefined when all were added. */
function add(folder: string, paths: readonly string[]): string | undefined {
  const args = ['add', '--intent-to-add', '--', ...paths.map(literal)];
  const { code, stderr } = runSync('git', args, { cwd: folder });
  return code === 0 ? undefined : stderr.trim();
}

function literal(path: string): string {
  return `:(literal)${path}`;
}
