import { closeSync, constants, fstatSync, openSync, readFileSync, readSync } from 'node:fs';

/** Something of which pieces can be read, wherever they are. */
export interface Bytes {
  /**
   * As many of the bytes as there are, none past the end. They may be overwritten by the next read.
   *
   * @param position from 0
   */
  read(position: number, length: number): Uint8Array;
}

/** The bytes of something that is in memory. */
export function bytesOf(array: Uint8Array): Bytes {
  return { read: (position, length) => array.subarray(position, position + length) };
}

/** Without waiting for a pipe, and without following a link. Windows knows neither. */
const openFlags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** Shared by all files; larger pieces are rare and get memory of their own. */
const buffer = new Uint8Array(65_536);

/**
 * Calls `use` with the bytes of a file.
 *
 * @throws the error of the system when the file cannot be read, ELOOP when it is a link
 */
export function withFile<Result>(path: string, use: (bytes: Bytes) => Result): Result {
  const file = openSync(path, openFlags);
  try {
    return use({
      read(position, length) {
        const into = length > buffer.length ? new Uint8Array(length) : buffer;
        return into.subarray(0, readSync(file, into, 0, length, position));
      },
    });
  } finally {
    closeSync(file);
  }
}

/**
 * The text of a file, without following a link.
 *
 * @param limit in bytes
 * @throws the error of the system when the file cannot be read; with EFBIG when it is larger
 */
export function readWhole(path: string, limit: number): string {
  const file = openSync(path, openFlags);
  try {
    const status = fstatSync(file);
    if (!status.isFile()) throw Object.assign(new Error(path), { code: 'EISDIR' });
    if (status.size > limit) throw Object.assign(new Error(path), { code: 'EFBIG' });
    return readFileSync(file, 'utf8');
  } finally {
    closeSync(file);
  }
}
