import { wrap } from '../text/fit.ts';
import { table } from '../text/table.ts';
import type { WriteFile } from '../write/write-file.ts';

/** What people edit in a generated flake, where it has them. */
const editedFiles = ['nix/libraries.nix', 'nix/programs.nix', 'nix/overrides.nix'];

/** Of more folders, the last ones are counted. */
const mostFolders = 6;
/** As many lines have the names of files. */
const mostLines = 3;

/**
 * What was written, in at most 12 lines: each folder with how many files, then the files beside them.
 *
 * @param width of the lines, in columns
 */
export function madeLines(files: readonly WriteFile[], width: number): string[] {
  const changed = files.filter(({ state }) => !['unchanged', 'kept'].includes(state));
  const folders = new Map<string, WriteFile[]>();
  for (const file of changed) {
    const folder = folderOf(file.path);
    folders.set(folder, [...(folders.get(folder) ?? []), file]);
  }
  // A folder for one file is named by it.
  const large = [...folders].filter(([folder, inside]) => folder !== '' && inside.length > 1);
  const listed = large.slice(0, mostFolders);
  const single = changed.filter(({ path }) => !large.some(([folder]) => folder === folderOf(path)));
  return [
    ...table(listed.map(([folder, inside]) => folderRow(folder, inside))),
    ...(large.length > listed.length ? [`and ${large.length - listed.length} more folders`] : []),
    ...someLines(wrap(single.map(nameOf).join(', '), width)),
  ];
}

/** Of very many names, the first lines. */
function someLines(lines: readonly string[]): string[] {
  const shown = lines.slice(0, mostLines).filter((line) => line !== '');
  return lines.length > mostLines ? [...shown, '…'] : shown;
}

/** The first folder on the way to a file; nothing for one that is in none. */
function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.indexOf('/')) : '';
}

function folderRow(folder: string, files: readonly WriteFile[]): string[] {
  const edited = editedFiles
    .filter((name) => files.some(({ path }) => path === name))
    .map((name) => name.slice(folder.length + 1));
  const count = `${files.length} files`;
  return [`${folder}/`, edited.length === 0 ? count : `${count}; you edit ${edited.join(', ')}`];
}

/** What was there before is said to have changed. */
function nameOf({ path, state }: WriteFile): string {
  return state === 'created' ? path : `${path} (${state})`;
}
