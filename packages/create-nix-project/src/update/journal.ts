import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CliError, exitCodes } from '../errors.ts';
import { lockFolder } from '../write/claim-folder.ts';
import { write } from '../write/write.ts';
import { type WriteFile } from '../write/write-file.ts';
import { removeEmptyFolders } from './empty-folders.ts';
import type { Conflict } from './index-stages.ts';

/** All that an update does, written down before the first file is touched. */
export interface Journal {
  readonly target: string;
  /** The target, from the top of the work tree. */
  readonly prefix: string;
  readonly files: readonly WriteFile[];
  readonly conflicts: readonly Conflict[];
}

function journalPath(gitFolder: string): string {
  return join(gitFolder, 'create-nix-project-update.json');
}

/** From now on, an update that is killed is completed by the next run. */
export function writeJournal(gitFolder: string, journal: Journal): void {
  const path = journalPath(gitFolder);
  writeFileSync(`${path}.tmp`, JSON.stringify(journal));
  renameSync(`${path}.tmp`, path);
}

export function removeJournal(gitFolder: string): void {
  rmSync(journalPath(gitFolder), { force: true });
}

/** What an update that was killed wanted to do; undefined when there was none. */
export function readJournal(gitFolder: string): Journal | undefined {
  const path = journalPath(gitFolder);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
}

/**
 * Writes what a killed update left undone.
 *
 * @throws {CliError} exit code 3 when a file is neither as it was nor as it was to be, 1 when that run
 *   is still at work
 */
export function completeFiles(gitFolder: string, { target, files }: Journal): void {
  const left = files.flatMap((file) => remaining(gitFolder, target, file));
  // Refuses while that run is still at work, and takes over the lock of one that is gone.
  const unlock = lockFolder(target, []);
  removeTemporaries(target, files);
  unlock();
  write(target, left);
  removeEmptyFolders(target, files);
}

/** A file that is as it is to be has nothing left to do. */
function remaining(gitFolder: string, target: string, file: WriteFile): WriteFile[] {
  const { path, state, before, content } = file;
  const place = join(target, path);
  const now = existsSync(place) ? readFileSync(place, 'utf8') : undefined;
  if (now === (state === 'removed' ? undefined : content)) return [];
  if (now === before) return [file];
  throw new CliError(
    `An earlier update was interrupted, and ${path} was changed since. Nothing was written.`,
    {
      code: 'interrupted-update',
      exitCode: exitCodes.refused,
      hint: `Put the file back with git, or remove ${journalPath(gitFolder)} to forget that update.`,
    },
  );
}

/** What `write` had beside the places of the files when it was killed. */
function removeTemporaries(target: string, files: readonly WriteFile[]): void {
  const folders = new Set([target, ...files.map(({ path }) => dirname(join(target, path)))]);
  for (const folder of folders)
    for (const name of existsSync(folder) ? readdirSync(folder) : [])
      if (/^\.\d+-[a-z0-9]+\.nix-project\.tmp$/.test(name)) rmSync(join(folder, name));
}
