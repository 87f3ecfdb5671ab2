/** The cache cannot be written to: no other version or source of a program would help. */
export class CacheError extends Error {}

/** What programs and Node say of a disk without space, or of a user who has used up theirs. */
const full = /ENOSPC|EDQUOT|no space left on device|enough free space|disk quota exceeded/i;
/** What Node says of a folder that nothing can be put into, such as a link that leads nowhere. */
const notWritable = /^(EROFS|EACCES|EPERM|ENOENT|ENOTDIR|EEXIST|ELOOP)$/;

/**
 * What a failure to make something in a cache means for people: the state of the cache in a sentence,
 * with what helps, or else the failure as it is.
 */
export function cacheError(folder: string, error: unknown): unknown {
  if (error instanceof CacheError) return error;
  const { message, code = '', path = '' } = error as NodeJS.ErrnoException;
  if (full.test(message))
    return new CacheError(
      `The disk of the cache ${folder} is full.\nFree some space, or make the folder a link to another disk; then run this again.`,
      { cause: error },
    );
  if (notWritable.test(code) && path.startsWith(folder))
    return new CacheError(
      `The cache ${folder} cannot be written to (${code}).\nMake it writable, or a link to a folder that is; then run this again.`,
      { cause: error },
    );
  return error;
}
