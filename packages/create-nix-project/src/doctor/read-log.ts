import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { CliError, exitCodes } from '../errors.ts';
import { fileReason } from '../system/file-error.ts';

/** What went wrong stands at the end of a log: of a longer one, the rest is left out. */
const mostBytes = 5_000_000;

/** What goes on behind this has no end, as /dev/zero. */
const longestStream = 4_000_000_000;

/**
 * The end of a log file, or of standard input for `-`.
 * @throws {CliError} exit code 2 when it cannot be read
 */
export function readLog(path: string): string {
  try {
    return path === '-' ? readEnd(0) : withFile(path, readEnd);
  } catch (error) {
    throw new CliError(`${path} cannot be read: ${fileReason(error)}.`, {
      code: 'unreadable-log',
      exitCode: exitCodes.usage,
      hint: 'Name a file with the output of the failed command, or - for standard input.',
      cause: error,
    });
  }
}

function withFile(path: string, use: (file: number) => string): string {
  const file = openSync(path, 'r');
  try {
    if (fstatSync(file).isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
    return use(file);
  } finally {
    closeSync(file);
  }
}

/** The last part of a file at once; a pipe has no length to skip by, and is read to its end. */
function readEnd(file: number): string {
  const status = fstatSync(file);
  const buffer = Buffer.alloc(65_536);
  const kept: Buffer[] = [];
  let length = 0;
  let position = status.isFile() ? Math.max(0, status.size - mostBytes) : null;
  for (let all = 0; ; ) {
    const count = readSync(file, buffer, 0, buffer.length, position);
    if (count === 0) break;
    all += count;
    if (all > longestStream) throw Object.assign(new Error(), { code: 'EFBIG' });
    if (position !== null) position += count;
    // A copy: what is read of a pipe at once is often a line.
    kept.push(Buffer.from(buffer.subarray(0, count)));
    length += count;
    while (kept[0] !== undefined && length - kept[0].length >= mostBytes)
      length -= kept.shift()?.length ?? 0;
  }
  return Buffer.concat(kept).toString('utf8');
}
