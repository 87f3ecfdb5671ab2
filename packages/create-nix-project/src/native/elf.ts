import type { Bytes } from './bytes.ts';
import { Window } from './window.ts';

/** What an ELF file says about the libraries that it is loaded with. */
export interface ElfFile {
  readonly bits: 32 | 64;
  readonly littleEndian: boolean;
  /** `e_machine`: 62 is x86-64, 183 is AArch64. */
  readonly machine: number;
  /** DT_NEEDED, in the order of the file. */
  readonly needed: readonly string[];
  readonly soname: string | undefined;
  /** The folders of DT_RPATH. */
  readonly rpath: readonly string[];
  /** The folders of DT_RUNPATH, which the loader takes in place of DT_RPATH. */
  readonly runpath: readonly string[];
  /** The versions of symbols that it needs, such as `GLIBC_2.28`, by library. */
  readonly versions: readonly NeededVersion[];
}

export interface NeededVersion {
  readonly soname: string;
  readonly version: string;
}

/** Everything is bounded by this: no real file has so many program headers or dynamic entries. */
const mostEntries = 4096;

/** Where things are in the records, in bytes; https://gabi.xinuos.com/ chapters 2, 5 and 6. */
const layouts = {
  32: {
    word: 4,
    header: 52,
    phoff: 28,
    phentsize: 42,
    phnum: 44,
    ph: 32,
    offset: 4,
    vaddr: 8,
    filesz: 16,
  },
  64: {
    word: 8,
    header: 64,
    phoff: 32,
    phentsize: 54,
    phnum: 56,
    ph: 56,
    offset: 8,
    vaddr: 16,
    filesz: 32,
  },
} as const;

const segment = { load: 1, dynamic: 2 } as const;
const tag = {
  needed: 1,
  strtab: 5,
  strsz: 10,
  soname: 14,
  rpath: 15,
  runpath: 29,
  verneed: 0x6ffffffe,
  verneednum: 0x6fffffff,
} as const;

interface Segment {
  readonly offset: number;
  readonly vaddr: number;
  readonly filesz: number;
}

interface Reader {
  readonly file: Window;
  readonly layout: (typeof layouts)[32 | 64];
  /** A number as large as an address. */
  readonly word: (position: number) => number;
}

/**
 * Reads the headers and the dynamic section of an ELF file: a few pages, however large it is.
 *
 * @returns null when it is no ELF file, or one without the parts that a loader looks at; what is
 *   broken within them is left out. It never throws for what the file says, and its work is bounded.
 */
export function readElf(bytes: Bytes): ElfFile | null {
  const file = new Window(bytes);
  // \x7fELF
  if (!file.has(0, layouts[32].header) || file.u32(0) !== 0x464c457f) return null;
  const [kind, order] = [file.u8(4), file.u8(5)];
  if ((kind !== 1 && kind !== 2) || (order !== 1 && order !== 2)) return null;
  const bits = kind === 1 ? 32 : 64;
  const layout = layouts[bits];
  if (!file.has(0, layout.header)) return null;
  file.littleEndian = order === 1;
  const machine = file.u16(18);
  const word = (position: number) => (bits === 32 ? file.u32(position) : file.u64(position));
  const dynamic = readDynamic({ file, layout, word });
  return dynamic && { bits, littleEndian: file.littleEndian, machine, ...dynamic };
}

type Dynamic = Pick<ElfFile, 'needed' | 'soname' | 'rpath' | 'runpath' | 'versions'>;

function readDynamic(reader: Reader): Dynamic | null {
  const segments = readSegments(reader);
  const found = segments && dynamicEntries(reader, segments.dynamic);
  if (!found) return null;
  const strtab = offsetOf(segments.loads, found.get(tag.strtab)?.[0]);
  if (strtab === undefined) return null;
  const end = strtab + (found.get(tag.strsz)?.[0] ?? 0);
  const verneed = offsetOf(segments.loads, found.get(tag.verneed)?.[0]);
  const verneeds =
    verneed === undefined ? [] : readVerneed(reader.file, verneed, found.get(tag.verneednum)?.[0]);
  const names = strings(reader.file, strtab, end, [
    ...[tag.needed, tag.soname, tag.rpath, tag.runpath].flatMap((name) => found.get(name) ?? []),
    ...verneeds.flat(),
  ]);
  const all = (name: number) =>
    (found.get(name) ?? []).flatMap((offset) => names.get(offset) ?? []);
  const folders = (name: number) =>
    all(name).flatMap((list) => list.split(':').filter((folder) => folder !== ''));
  return {
    needed: all(tag.needed),
    soname: all(tag.soname)[0],
    rpath: folders(tag.rpath),
    runpath: folders(tag.runpath),
    versions: verneeds.flatMap(([library, name]) => {
      const [soname, version] = [names.get(library), names.get(name)];
      return soname === undefined || version === undefined ? [] : [{ soname, version }];
    }),
  };
}

function readSegments({ file, layout, word }: Reader) {
  const [table, size, count] = [
    word(layout.phoff),
    file.u16(layout.phentsize),
    file.u16(layout.phnum),
  ];
  if (size !== layout.ph || count > mostEntries || !file.has(table, count * size)) return null;
  const loads: Segment[] = [];
  let dynamic: Segment | undefined;
  for (let at = table; at < table + count * size; at += size) {
    const type = file.u32(at);
    if (type !== segment.load && type !== segment.dynamic) continue;
    const [offset, vaddr] = [word(at + layout.offset), word(at + layout.vaddr)];
    const found = { offset, vaddr, filesz: word(at + layout.filesz) };
    if (type === segment.load) loads.push(found);
    else dynamic = found;
  }
  return dynamic && { loads, dynamic };
}

/** The values of the dynamic section by their tags, in the order of the file. */
function dynamicEntries({ file, layout, word }: Reader, { offset, filesz }: Segment) {
  const size = 2 * layout.word;
  const count = Math.min(Math.floor(filesz / size), mostEntries);
  const found = new Map<number, number[]>();
  if (!file.has(offset, count * size)) return null;
  for (let at = offset; at < offset + count * size; at += size) {
    const name = word(at);
    if (name === 0) break;
    const values = found.get(name);
    if (values) values.push(word(at + layout.word));
    else found.set(name, [word(at + layout.word)]);
  }
  return found;
}

/** Where in the file something is that is loaded to the address. */
function offsetOf(loads: readonly Segment[], address: number | undefined): number | undefined {
  if (address === undefined) return undefined;
  const load = loads.find(({ vaddr, filesz }) => address >= vaddr && address < vaddr + filesz);
  return load && address - load.vaddr + load.offset;
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

/** The strings at the offsets. Read in their order in the file, so that few reads have them all. */
function strings(
  file: Window,
  strtab: number,
  end: number,
  offsets: readonly number[],
): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  for (const offset of [...new Set(offsets)].sort((a, b) => a - b).slice(0, 2 * mostEntries)) {
    const text = file.string(strtab + offset, end);
    if (text !== undefined) found.set(offset, text);
  }
  return found;
}
