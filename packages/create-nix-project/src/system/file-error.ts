const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  EEXIST: 'a file appeared there while the command ran',
  ENOTEMPTY: 'a folder appeared there while the command ran',
  ENAMETOOLONG: 'a name or path is too long for the file system',
  EFBIG: 'it is too large',
  EISDIR: 'it is a folder',
  ELOOP: 'symbolic links form a loop',
};

/** Why the file system refused something, for people. */
export function fileReason(error: unknown): string {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return reasons[code] ?? message;
}
