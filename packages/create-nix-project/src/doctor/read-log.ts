import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { isatty } from 'node:tty';
import { CliError, exitCodes, usageError } from '../errors.ts';
import { fileReason } from '../system/file-error.ts';

/** What went wrong stands at the end of a log: of a longer one, the rest is left out. */
const mostBytes = 5_000_000;

/** What goes on behind this has no end, as /dev/zero. */
const longestStream = 4_000_000_000;

/**
 * The end of a log file, or of standard input for `-` and for none.
 * @throws {CliError} exit code 2 when it cannot be read, there is none, or nothing in it
 */
export function readLog(path: string | undefined): string {
  // `process.stdin` would be asked for it at a price: from then on, reading does not wait.
  if (path === undefined && isatty(0))
    throw usageError('no-log', 'There is no log to explain.', hint);
  const name = path === undefined || path === '-' ? 'Standard input' : path;
  const log = readFrom(path, name);
  if (log.trim() === '') throw usageError('no-log', `${name} is empty.`, hint);
  return log;
}

const hint =
  'Name a file with the output of the failed command, or pipe it: `nix build 2>&1 | create-nix-project explain`.';

function readFrom(path: string | undefined, name: string): string {
  try {
    return path === undefined || path === '-' ? readEnd(0) : withFile(path, readEnd);
  } catch (error) {
    throw new CliError(`${name} cannot be read: ${fileReason(error)}.`, {
      code: 'unreadable-log',
      exitCode: exitCodes.usage,
      hint,
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
