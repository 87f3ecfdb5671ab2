import type { Bytes } from '../bytes.ts';
import { Window } from './window.ts';

/** Everything is bounded by this: no real file has so many program headers or dynamic entries. */
export const mostEntries = 4096;

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

const segment = { load: 1, dynamic: 2, interpreter: 3 } as const;
const segmentTypes: ReadonlySet<number> = new Set(Object.values(segment));
export const tag = {
  end: 0,
  needed: 1,
  strtab: 5,
  strsz: 10,
  soname: 14,
  rpath: 15,
  runpath: 29,
  verdef: 0x6ffffffc,
  verdefnum: 0x6ffffffd,
  verneed: 0x6ffffffe,
  verneednum: 0x6fffffff,
} as const;

const tags: ReadonlySet<number> = new Set(Object.values(tag));

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

/** The dynamic section of an ELF file, and how to read what it points to. */
export interface Dynamic {
  readonly bits: 32 | 64;
  readonly littleEndian: boolean;
  readonly machine: number;
  readonly file: Window;
  /** The program that loads this one and its libraries; libraries have none. */
  readonly interpreter: string | undefined;
  /** The values of a tag, in the order of the file. */
  values(name: number): readonly number[];
  /** The strings at offsets into the string table; those that are not there are left out. */
  strings(offsets: readonly number[]): ReadonlyMap<number, string>;
  /** Where in the file something is that is loaded to the address. */
  offsetOf(address: number | undefined): number | undefined;
}

/** Null when it is no ELF file, or has no dynamic section with a string table. */
export function openDynamic(bytes: Bytes): Dynamic | null {
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
  const reader = { file, layout, word };
  const segments = readSegments(reader);
  const found = segments && dynamicEntries(reader, segments.dynamic);
  const strtab = found && offsetOf(segments.loads, found.get(tag.strtab)?.[0]);
  if (!found || strtab === undefined || strtab === null) return null;
  const end = strtab + (found.get(tag.strsz)?.[0] ?? 0);
  return {
    bits,
    littleEndian: file.littleEndian,
    machine,
    file,
    interpreter:
      segments.interpreter &&
      file.string(
        segments.interpreter.offset,
        segments.interpreter.offset + segments.interpreter.filesz,
      ),
    values: (name) => found.get(name) ?? [],
    strings: (offsets) => strings(file, strtab, end, offsets),
    offsetOf: (address) => offsetOf(segments.loads, address),
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
  let interpreter: Segment | undefined;
  for (let at = table; at < table + count * size; at += size) {
    const type = file.u32(at);
    if (!segmentTypes.has(type)) continue;
    const [offset, vaddr] = [word(at + layout.offset), word(at + layout.vaddr)];
    const found = { offset, vaddr, filesz: word(at + layout.filesz) };
    if (type === segment.load) loads.push(found);
    else if (type === segment.dynamic) dynamic = found;
    else interpreter = found;
  }
  return dynamic && { loads, dynamic, interpreter };
}

/** The values of the tags above in the dynamic section, in the order of the file. */
function dynamicEntries({ file, layout, word }: Reader, { offset, filesz }: Segment) {
  const size = 2 * layout.word;
  const count = Math.min(Math.floor(filesz / size), mostEntries);
  const found = new Map<number, number[]>();
  if (!file.has(offset, count * size)) return null;
  // The low half of a tag tells for nearly all entries that they do not matter.
  const low = file.littleEndian ? 0 : layout.word - 4;
  for (let at = offset; at < offset + count * size; at += size) {
    const name = file.u32(at + low);
    if (!tags.has(name) || word(at) !== name) continue;
    if (name === tag.end) break;
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
