import type { Bytes } from '../bytes.ts';
import { mostEntries, openDynamic, tag } from './dynamic.ts';
import type { Window } from './window.ts';

/** A version of symbols that a file needs. */
export interface NeededVersion {
  /** The library that is to have it, such as `libc.so.6`. */
  readonly soname: string;
  /** Such as `GLIBC_2.28`. */
  readonly version: string;
}

/**
 * The versions of symbols that an ELF file needs, in its order: what a C library is too old for when
 * it lacks one. None when it is no ELF file.
 */
export function readVersions(bytes: Bytes): NeededVersion[] {
  const dynamic = openDynamic(bytes);
  const start = dynamic?.offsetOf(dynamic.values(tag.verneed)[0]);
  if (!dynamic || start === undefined) return [];
  const pairs = readVerneed(dynamic.file, start, dynamic.values(tag.verneednum)[0]);
  const texts = dynamic.strings(pairs.flat());
  return pairs.flatMap(([library, name]) => {
    const [soname, version] = [texts.get(library), texts.get(name)];
    return soname === undefined || version === undefined ? [] : [{ soname, version }];
  });
}

/**
 * The versions of symbols that a library has, and so programs can ask for. None when it is no ELF
 * file, or a library without versions.
 */
export function readDefinedVersions(bytes: Bytes): string[] {
  const dynamic = openDynamic(bytes);
  const start = dynamic?.offsetOf(dynamic.values(tag.verdef)[0]);
  if (!dynamic || start === undefined) return [];
  const names = readVerdef(dynamic.file, start, dynamic.values(tag.verdefnum)[0]);
  const texts = dynamic.strings(names);
  return names.flatMap((name) => texts.get(name) ?? []);
}

/** Names of versions, as offsets into the string table; those that a version comes after are left out. */
function readVerdef(file: Window, start: number, count = 0): number[] {
  const found: number[] = [];
  let at = start;
  for (let index = 0; index < Math.min(count, mostEntries); index += 1) {
    if (!file.has(at, 20)) break;
    const [names, next] = [at + file.u32(at + 12), file.u32(at + 16)];
    if (file.has(names, 8)) found.push(file.u32(names));
    if (next === 0) break;
    at += next;
  }
  return found;
}

/** Pairs of library and version, as offsets into the string table. */
function readVerneed(file: Window, start: number, count = 0): [number, number][] {
  const found: [number, number][] = [];
  let at = start;
  for (let index = 0; index < Math.min(count, mostEntries); index += 1) {
    if (!file.has(at, 16)) break;
    const [versions, library] = [file.u16(at + 2), file.u32(at + 4)];
    const next = file.u32(at + 12);
    let entry = at + file.u32(at + 8);
    for (let version = 0; version < versions && found.length < mostEntries; version += 1) {
      if (!file.has(entry, 16)) break;
      found.push([library, file.u32(entry + 8)]);
      const step = file.u32(entry + 12);
      if (step === 0) break;
      entry += step;
    }
    if (next === 0) break;
    at += next;
  }
  return found;
}
