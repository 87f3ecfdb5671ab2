import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';

/** Longer than any file that was ever generated: a record with more is not one of ours. */
const longestPacked = 200_000;

/**
 * Text as the record keeps it: deflated, in Base64. The same text always gives the same, which zlib
 * does not promise between versions and processors; records are compared and merged by git.
 */
export function packText(text: string): string {
  return btoa(strFromU8(deflateSync(strToU8(text), { level: 9 }), true));
}

/** @throws {Error} when this is not what `packText` gives */
export function unpackText(packed: string): string {
  if (packed.length > longestPacked) throw new Error('it is too long');
  const bytes = inflateSync(strToU8(atob(packed), true));
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
}
