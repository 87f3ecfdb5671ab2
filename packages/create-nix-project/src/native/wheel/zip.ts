import { inflateRawSync } from 'node:zlib';
import { type Bytes, bytesOf } from '../bytes.ts';

/** A file of a zip archive, as the central directory has it. */
export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly compressed: number;
  readonly size: number;
  /** Where its local header is. */
  readonly header: number;
}

/** Sizes of the records: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT 4.3 */
const record = { end: 22, locator: 20, end64: 56, entry: 46, local: 30 } as const;
const signature = {
  end: 0x06054b50,
  locator: 0x07064b50,
  end64: 0x06064b50,
  entry: 0x02014b50,
  local: 0x04034b50,
} as const;
const longestComment = 65_535;
/** The largest wheels in use have about 20,000 files, and 3 MB of names. */
const largestDirectory = 16 * 2 ** 20;
/** The largest libraries that are read; those of PyTorch for CUDA are larger. */
export const largestMember = 512 * 2 ** 20;
/** Deflate makes nothing smaller than this: https://zlib.net/zlib_tech.html */
const bestRatio = 1032;

/**
 * The files of a zip archive.
 *
 * @param size of the whole archive, in bytes
 * @returns null when it is not a zip archive, or its directory is broken
 */
export function zipEntries(bytes: Bytes, size: number): ZipEntry[] | null {
  const directory = findDirectory(bytes, size);
  if (directory === null || directory.size > largestDirectory) return null;
  const array = bytes.read(directory.offset, directory.size);
  if (array.length < directory.size) return null;
  const view = viewOf(array);
  const entries: ZipEntry[] = [];
  for (let at = 0; at + record.entry <= array.length; ) {
    if (view.getUint32(at, true) !== signature.entry) return null;
    const nameEnd = at + record.entry + view.getUint16(at + 28, true);
    const extraEnd = nameEnd + view.getUint16(at + 30, true);
    const end = extraEnd + view.getUint16(at + 32, true);
    if (end > array.length) return null;
    const [size, compressed, header] = largeNumbers(view, nameEnd, extraEnd, [
      view.getUint32(at + 24, true),
      view.getUint32(at + 20, true),
      view.getUint32(at + 42, true),
    ]);
    const name = new TextDecoder().decode(array.subarray(at + record.entry, nameEnd));
    entries.push({ name, method: view.getUint16(at + 10, true), compressed, size, header });
    at = end;
  }
  return entries;
}

/**
 * The content of a file of an archive, or why it is not read. No more memory is used than the file
 * says that it has, and that is believed only when it is possible.
 */
export function zipContent(bytes: Bytes, entry: ZipEntry): Bytes | string {
  const { method, compressed, size } = entry;
  if (size > largestMember || compressed > largestMember) return 'it is larger than 512 MiB';
  if (size > compressed * bestRatio + bestRatio)
    return 'its stated size is larger than its compressed form allows';
  const local = bytes.read(entry.header, record.local);
  const view = viewOf(local);
  if (local.length < record.local || view.getUint32(0, true) !== signature.local)
    return 'it is not where the archive says';
  const start = entry.header + record.local + view.getUint16(26, true) + view.getUint16(28, true);
  if (method === 0) return piece(bytes, start, compressed);
  if (method !== 8) return `its compression method ${method} is not supported`;
  const array = bytes.read(start, compressed);
  if (array.length < compressed) return 'the archive ends before it does';
  try {
    // One piece of memory; with a few bytes to spare, no second one is made to see that this is all.
    const options = { maxOutputLength: Math.max(size, 1), chunkSize: size + 64 };
    return bytesOf(inflateRawSync(array, options));
  } catch {
    return 'its compressed data is broken';
  }
}

function piece(bytes: Bytes, start: number, size: number): Bytes {
  return {
    read: (position, length) =>
      bytes.read(start + position, Math.max(0, Math.min(length, size - position))),
  };
}

function findDirectory(bytes: Bytes, size: number): { offset: number; size: number } | null {
  const start = Math.max(0, size - record.end - longestComment);
  const array = bytes.read(start, size - start).slice();
  const view = viewOf(array);
  for (let at = array.length - record.end; at >= 0; at -= 1) {
    if (view.getUint32(at, true) !== signature.end) continue;
    const found = { size: view.getUint32(at + 12, true), offset: view.getUint32(at + 16, true) };
    const isLarge = found.offset === 0xffffffff || found.size === 0xffffffff;
    return isLarge ? findDirectory64(bytes, start + at - record.locator) : found;
  }
  return null;
}

function findDirectory64(bytes: Bytes, at: number): { offset: number; size: number } | null {
  const locator = at < 0 ? new Uint8Array() : bytes.read(at, record.locator);
  if (locator.length < record.locator) return null;
  if (viewOf(locator).getUint32(0, true) !== signature.locator) return null;
  const place = u64(viewOf(locator), 8);
  const end = Number.isSafeInteger(place) ? bytes.read(place, record.end64) : new Uint8Array();
  if (end.length < record.end64) return null;
  const view = viewOf(end);
  const found = { size: u64(view, 40), offset: u64(view, 48) };
  const isPossible =
    view.getUint32(0, true) === signature.end64 && Number.isSafeInteger(found.offset);
  return isPossible ? found : null;
}

type Numbers = [size: number, compressed: number, header: number];

/** Numbers that do not fit into 32 bits stand in a field of their own, 4.5.3. */
function largeNumbers(view: DataView, start: number, end: number, numbers: Numbers): Numbers {
  for (let at = start; at + 4 <= end; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    let next = at + 4;
    const fieldEnd = Math.min(end, next + view.getUint16(at + 2, true));
    return numbers.map((number) => {
      if (number !== 0xffffffff || next + 8 > fieldEnd) return number;
      next += 8;
      return u64(view, next - 8);
    }) as Numbers;
  }
  return numbers;
}

function u64(view: DataView, at: number): number {
  return view.getUint32(at + 4, true) * 2 ** 32 + view.getUint32(at, true);
}

function viewOf(array: Uint8Array): DataView {
  return new DataView(array.buffer, array.byteOffset, array.byteLength);
}
