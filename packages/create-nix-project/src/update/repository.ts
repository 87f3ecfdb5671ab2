import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CliError, exitCodes } from '../errors.ts';
import { recordFile } from '../record/file-name.ts';
import { gitCure } from '../system/git-cure.ts';
import { topOfRepository } from '../system/repository-top.ts';
import { firstLine, type ProcessResult, runSync } from '../system/run.ts';

/** The git repository around a project. */
export interface Repository {
  /** The folder of the project. */
  readonly target: string;
  /** Where git keeps what belongs to this work tree. */
  readonly gitFolder: string;
  /** The project, from the top of the work tree: empty, or with `/` at the end. */
  readonly prefix: string;
}

/** @throws {CliError} exit code 3 when the folder is in no work tree of git */
export function openRepository(target: string): Repository {
  const args = ['rev-parse', '--is-inside-work-tree', '--absolute-git-dir', '--show-prefix'];
  const result = runSync('git', args, { cwd: target });
  const [inside, gitFolder = '', prefix = ''] = result.stdout.split('\n');
  if (result.code !== 0) throw unusable(target, result);
  if (inside !== 'true')
    throw refused(
      'no-repository',
      'This is the folder in which git keeps a repository',
      'Run the command in the project itself.',
    );
  return { target, gitFolder, prefix };
}

function unusable(target: string, result: ProcessResult): CliError {
  if (result.code === 127)
    return refused(
      'no-repository',
      'git is not installed, and without it edits could be lost',
      gitCure(result),
    );
  if (topOfRepository(target) === undefined)
    return refused(
      'no-repository',
      'This project is not in a git repository, and without one edits could be lost',
      'Run `git init`, commit the existing files, and update again.',
    );
  return refused(
    'no-repository',
    `git does not work in this project: ${firstLine(result.stderr)}`,
    gitCure(result),
  );
}

const inProgress: Readonly<Record<string, string>> = {
  MERGE_HEAD: 'A merge',
  'rebase-merge': 'A rebase',
  'rebase-apply': 'A rebase',
  CHERRY_PICK_HEAD: 'A cherry-pick',
  REVERT_HEAD: 'A revert',
};

/**
 * Refuses to update where the user could not tell the update from what was there, or take it back.
 *
 * @param paths of files that are there and may be changed
 * @param force takes files that are not committed as they are
 * @throws {CliError} exit code 3 with the reason
 */
export function checkRepository(
  { target, gitFolder, prefix }: Repository,
  paths: readonly string[],
  force: boolean,
): void {
  const running = Object.keys(inProgress).find((name) => existsSync(join(gitFolder, name)));
  if (running !== undefined)
    throw refused(
      'merge-in-progress',
      `${inProgress[running]} is in progress`,
      'Finish or abort it first.',
    );
  const entries = indexEntries(target, paths);
  const unmerged = entries.find(({ stage }) => stage !== '0');
  if (unmerged !== undefined)
    throw refused('merge-in-progress', `${unmerged.path} has conflicts`, 'Resolve them first.');
  const module = entries.find(({ mode }) => mode === '160000');
  if (module !== undefined)
    throw refused(
      'submodule',
      `${module.path} is a submodule, with the files of another repository`,
      'Move it away from the generated files.',
    );
  const sparse = entries.find(({ tag, path }) => tag === 'S' && !existsSync(join(target, path)));
  if (sparse !== undefined)
    throw refused(
      'sparse-checkout',
      `${sparse.path} is not checked out, as this is a sparse checkout`,
      'Run `git sparse-checkout add` with its folder, or `git sparse-checkout disable`.',
    );
  if (force) return;
  const tracked = new Set(entries.map(({ path }) => path));
  const there = paths.filter((path) => existsSync(join(target, path)));
  const untracked = there.filter((path) => !tracked.has(path));
  // The record is written anew from what it holds, also when somebody has just edited or removed it.
  const dirty = [...changedFiles(target), ...untracked].filter(
    (path) => path !== recordFile && path !== prefix + recordFile,
  );
  if (dirty.length > 0)
    throw refused(
      'dirty-tree',
      `${shortList(dirty)} ${dirty.length === 1 ? 'is' : 'are'} not committed`,
      'Commit first, so that the update stays separate from your work and can be undone; or give --force.',
    );
}

interface IndexEntry {
  /** `S` for a file that is not to be in the work tree. */
  readonly tag: string;
  readonly mode: string;
  readonly stage: string;
  readonly path: string;
}

/** What git tracks in the folders and files at the top of these paths. */
function indexEntries(target: string, paths: readonly string[]): IndexEntry[] {
  const tops = [...new Set(paths.map((path) => path.split('/')[0] ?? path))];
  const args = ['--literal-pathspecs', 'ls-files', '-t', '-s', '-z', '--', ...tops];
  const { code, stdout, stderr } = runSync('git', args, { cwd: target });
  if (code !== 0) throw refused('git-failed', `git failed: ${firstLine(stderr)}`);
  return stdout.split('\0').flatMap((line) => {
    const [, tag = '', mode = '', stage = '', path = ''] =
      /^(\S) (\d+) \S+ (\d)\t(.*)$/s.exec(line) ?? [];
    return path === '' ? [] : [{ tag, mode, stage, path }];
  });
}

/** Tracked files of the project that differ from the last commit. */
function changedFiles(target: string): string[] {
  const args = ['status', '--porcelain', '--no-renames', '--untracked-files=no', '-z', '--', '.'];
  const { code, stdout, stderr } = runSync('git', args, { cwd: target });
  if (code !== 0) throw refused('git-failed', `git failed: ${firstLine(stderr)}`);
  return stdout
    .split('\0')
    .filter((line) => line !== '')
    .map((line) => line.slice(3));
}

function shortList(paths: readonly string[]): string {
  const shown = paths.slice(0, 3).join(', ');
  return paths.length > 3 ? `${shown} and ${paths.length - 3} more` : shown;
}

function refused(code: string, reason: string, hint?: string): CliError {
  return new CliError(`${reason}. Nothing was written.`, {
    code,
    exitCode: exitCodes.refused,
    ...(hint === undefined ? {} : { hint }),
  });
}
