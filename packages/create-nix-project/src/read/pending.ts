import { posix } from 'node:path';
import type { Pending } from '../values.ts';
import type { Folder } from './folder.ts';

/** The folder as it will be when others have written what they are about to write. */
export function withPending(folder: Folder, pending: Pending): Folder {
  const isGone = (path: string): boolean => {
    if (pending.has(path)) return pending.get(path) === undefined;
    return path !== '.' && isGone(posix.dirname(path));
  };
  const written = [...pending].flatMap(([path, text]) => (text === undefined ? [] : [path]));
  /** What is about to be written right in a folder, or in folders of it. */
  const added = (path: string) => {
    const prefix = path === '.' ? '' : `${path}/`;
    const below = written.filter((file) => file.startsWith(prefix));
    const inner = below.map((file) => file.slice(prefix.length).split('/'));
    const first = (isFolder: boolean) =>
      inner.filter((parts) => parts.length > 1 === isFolder).map(([name = '']) => name);
    return { folders: first(true), files: first(false) };
  };
  const left = (path: string, names: readonly string[]) =>
    names.filter((name) => !isGone(posix.join(path, name)));
  const read = (path: string, fromDisk: (path: string) => string | undefined) => {
    const place = posix.normalize(path);
    return pending.get(place) ?? (isGone(place) ? undefined : fromDisk(path));
  };
  const names: Folder['names'] = (path) => {
    const place = posix.normalize(path);
    const there = folder.names(path);
    const { folders, files } = added(place);
    return {
      folders: [...new Set([...left(place, there.folders), ...folders])],
      files: [...new Set([...left(place, there.files), ...files])],
    };
  };
  return {
    readText: (path) => read(path, folder.readText),
    readHint: (path) => read(path, folder.readHint),
    has: (path) => read(path, () => (folder.has(path) ? '' : undefined)) !== undefined,
    names,
    list(path) {
      const { folders, files } = names(path);
      const links = folder.list(path).map(({ name }) => name);
      const others = left(posix.normalize(path), links).filter((name) => !folders.includes(name));
      return [
        ...folders.map((name) => ({ name, isFolder: true })),
        ...[...new Set([...files, ...others])].map((name) => ({ name, isFolder: false })),
      ];
    },
  };
}
