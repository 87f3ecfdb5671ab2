import { lstatSync } from 'node:fs';
import { normalName } from '../../python/name.ts';
import { type Bytes, withFile } from '../bytes.ts';
import { readElf } from '../elf/elf.ts';
import {
  baseName,
  isSharedObject,
  type Objects,
  type Problem,
  type SharedObject,
} from '../object.ts';
import { systemReason } from '../system-reason.ts';
import { largestMember, zipContent, zipEntries } from './zip.ts';

/** What is read of a wheel altogether; decompressing this takes some seconds. */
const largestWheel = 2 * 2 ** 30;

/** Reads the shared objects of a wheel, one at a time; nothing is written. */
export function readWheel(path: string): Objects {
  const name = baseName(path);
  try {
    const { size } = lstatSync(path);
    return withFile(path, (bytes) => wheelObjects(bytes, size, name));
  } catch (error) {
    return { objects: [], packages: [], problems: [{ path: name, reason: systemReason(error) }] };
  }
}

/**
 * The shared objects of a wheel.
 *
 * @param file its file name, which begins with the name of the package:
 *   https://packaging.python.org/en/latest/specifications/binary-distribution-format/
 */
export function wheelObjects(bytes: Bytes, size: number, file: string): Objects {
  const entries = zipEntries(bytes, size);
  if (entries === null)
    return {
      objects: [],
      packages: [],
      problems: [{ path: file, reason: 'it is not a zip archive' }],
    };
  const name = normalName(file.split('-')[0] ?? file);
  const objects: SharedObject[] = [];
  const problems: Problem[] = [];
  let rest = largestWheel;
  for (const entry of entries) {
    if (!isSharedObject(baseName(entry.name))) continue;
    if (entry.size <= largestMember) rest -= entry.size;
    const content = rest < 0 ? 'the libraries are larger than 2 GiB' : zipContent(bytes, entry);
    if (typeof content === 'string') problems.push({ path: entry.name, reason: content });
    if (rest < 0) break;
    const elf = typeof content === 'string' ? null : readElf(content);
    objects.push({ path: entry.name, package: name, elf });
  }
  return { objects, packages: [name], problems };
}
