import type { Bytes } from '../bytes.ts';
import { openDynamic, tag } from './dynamic.ts';

/** What an ELF file says about the libraries that it is loaded with. */
export interface ElfFile {
  readonly bits: 32 | 64;
  readonly littleEndian: boolean;
  /** `e_machine`: 62 is x86-64, 183 is AArch64. */
  readonly machine: number;
  /** The program that loads it with its libraries; libraries themselves name none. */
  readonly interpreter: string | undefined;
  /** DT_NEEDED, in the order of the file. */
  readonly needed: readonly string[];
  readonly soname: string | undefined;
  /** The folders of DT_RPATH. */
  readonly rpath: readonly string[];
  /** The folders of DT_RUNPATH, which the loader takes in place of DT_RPATH. */
  readonly runpath: readonly string[];
}

/**
 * Reads the headers and the dynamic section of an ELF file: a few pages, however large it is.
 *
 * @returns null when it is no ELF file, or one without the parts that a loader looks at; what is
 *   broken within them is left out. It never throws for what the file says, and its work is bounded.
 */
export function readElf(bytes: Bytes): ElfFile | null {
  const dynamic = openDynamic(bytes);
  if (dynamic === null) return null;
  const tags = [tag.needed, tag.soname, tag.rpath, tag.runpath];
  const texts = dynamic.strings(tags.flatMap(dynamic.values));
  const all = (name: number) => dynamic.values(name).flatMap((offset) => texts.get(offset) ?? []);
  const folders = (name: number) =>
    all(name).flatMap((list) => list.split(':').filter((folder) => folder !== ''));
  return {
    bits: dynamic.bits,
    littleEndian: dynamic.littleEndian,
    machine: dynamic.machine,
    interpreter: dynamic.interpreter,
    needed: all(tag.needed),
    soname: all(tag.soname)[0],
    rpath: folders(tag.rpath),
    runpath: folders(tag.runpath),
  };
}
