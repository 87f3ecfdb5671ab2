/** What an ELF file made for a test says. */
export interface ElfRecipe {
  readonly bits?: 32 | 64;
  readonly littleEndian?: boolean;
  readonly machine?: number;
  readonly needed?: readonly string[];
  readonly soname?: string;
  readonly rpath?: string;
  readonly runpath?: string;
  readonly versions?: readonly { readonly soname: string; readonly version: string }[];
  /** Versions that it has for others. */
  readonly defines?: readonly string[];
  readonly interpreter?: string;
}

/** Loaded to another address than its place in the file, as linkers do. */
const address = 0x10000;

/** A small ELF file: headers, string table, needed versions, dynamic section. */
export function elfBytes(recipe: ElfRecipe = {}): Uint8Array {
  const { bits = 64, littleEndian = true, machine = 62, versions = [], defines = [] } = recipe;
  const size = bits / 8;
  const [header, entry] = bits === 32 ? [52, 32] : [64, 56];
  const strings = new StringTable();
  const entries: [tag: number, value: number][] = [];
  for (const name of recipe.needed ?? []) entries.push([1, strings.add(name)]);
  if (recipe.soname !== undefined) entries.push([14, strings.add(recipe.soname)]);
  if (recipe.rpath !== undefined) entries.push([15, strings.add(recipe.rpath)]);
  if (recipe.runpath !== undefined) entries.push([29, strings.add(recipe.runpath)]);
  const verneed = versions.flatMap(({ soname, version }, index) => [
    // vn_version, vn_cnt in one number, as both have 16 bits.
    0x10001,
    strings.add(soname),
    16,
    index === versions.length - 1 ? 0 : 32,
    ...[0, 0, strings.add(version), 0],
  ]);
  const verdef = defines.flatMap((version, index) => [
    // vd_version and vd_flags, vd_ndx and vd_cnt; the name comes right behind.
    ...[1, 0x10002, 0, 20, index === defines.length - 1 ? 0 : 28],
    ...[strings.add(version), 0],
  ]);
  const { interpreter } = recipe;
  const interpreterAt = interpreter === undefined ? 0 : strings.add(interpreter);
  const count = interpreter === undefined ? 2 : 3;
  const stringsAt = header + count * entry;
  const verneedAt = stringsAt + strings.bytes.length;
  const verdefAt = verneedAt + verneed.length * 4;
  const dynamicAt = verdefAt + verdef.length * 4;
  entries.push([5, address + stringsAt], [10, strings.bytes.length]);
  if (versions.length > 0)
    entries.push([0x6ffffffe, address + verneedAt], [0x6fffffff, versions.length]);
  if (defines.length > 0)
    entries.push([0x6ffffffc, address + verdefAt], [0x6ffffffd, defines.length]);
  entries.push([0, 0]);
  const total = dynamicAt + entries.length * 2 * size;
  const array = new Uint8Array(total);
  const view = new DataView(array.buffer);
  const u16 = (at: number, value: number) => view.setUint16(at, value, littleEndian);
  const u32 = (at: number, value: number) => view.setUint32(at, value, littleEndian);
  const word = (at: number, value: number) => {
    if (bits === 32) u32(at, value);
    else view.setBigUint64(at, BigInt(value), littleEndian);
  };
  array.set([0x7f, 0x45, 0x4c, 0x46, bits / 32, littleEndian ? 1 : 2, 1]);
  u16(16, 3);
  u16(18, machine);
  word(bits === 32 ? 28 : 32, header);
  u16(bits === 32 ? 42 : 54, entry);
  u16(bits === 32 ? 44 : 56, count);
  const segments = [
    [1, 0, total],
    [2, dynamicAt, total - dynamicAt],
    [3, stringsAt + interpreterAt, (interpreter?.length ?? 0) + 1],
  ] as const;
  for (const [index, [type, offset, length]] of segments.slice(0, count).entries()) {
    const at = header + index * entry;
    u32(at, type);
    word(at + size, offset);
    word(at + 2 * size, address + offset);
    word(at + 4 * size, length);
  }
  array.set(strings.bytes, stringsAt);
  for (const [index, value] of verneed.entries()) u32(verneedAt + index * 4, value);
  for (const [index, value] of verdef.entries()) u32(verdefAt + index * 4, value);
  for (const [index, [tag, value]] of entries.entries()) {
    word(dynamicAt + index * 2 * size, tag);
    word(dynamicAt + (index * 2 + 1) * size, value);
  }
  return array;
}

class StringTable {
  bytes: number[] = [0];

  add(text: string): number {
    const at = this.bytes.length;
    this.bytes.push(...Buffer.from(text), 0);
    return at;
  }
}
