const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EFBIG: 'it is too large',
  EISDIR: 'it is not a file',
  ELOOP: 'it is a link',
  ENOENT: 'there is no such file',
  ENOTDIR: 'a part of its path is not a folder',
  ESPIPE: 'it is a pipe',
};

/** What the error of a system call says, as a clause. */
export function systemReason(error: unknown): string {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return reasons[code] ?? (code || message);
}
