import { bytesOf } from '../../../packages/create-nix-project/src/native/bytes.ts';
import { type ElfFile, readElf } from '../../../packages/create-nix-project/src/native/elf/elf.ts';
import { readVersions } from '../../../packages/create-nix-project/src/native/elf/versions.ts';
import { nativeLibraries } from '../../../packages/create-nix-project/src/native/libraries.ts';
import { librariesOfPackages } from '../../../packages/create-nix-project/src/native/locked-libraries.ts';
import { lockedNames } from '../../../packages/create-nix-project/src/native/locked-names.ts';
import { unmetNeeds } from '../../../packages/create-nix-project/src/native/unmet.ts';
import { wheelObjects } from '../../../packages/create-nix-project/src/native/wheel/wheel.ts';
import { readRecord } from '../../../packages/create-nix-project/src/native/wheel/wheel-record.ts';
import { elfBytes } from '../../../packages/create-nix-project/test/elf-bytes.ts';
import { zipBytes } from '../../../packages/create-nix-project/test/zip-bytes.ts';
import { promise, type Reader, textOf } from '../reader.ts';
import { seedFiles, seedsOf } from './seeds.ts';
import { uvLock } from './texts.ts';

const recipes = {
  needed: ['libz.so.1', 'libstdc++.so.6', 'libc.so.6'],
  soname: 'libfuzz.so.1',
  runpath: '$ORIGIN/../fuzz.libs:/usr/lib',
  rpath: '$ORIGIN',
  versions: [
    { soname: 'libc.so.6', version: 'GLIBC_2.28' },
    { soname: 'libstdc++.so.6', version: 'GLIBCXX_3.4.30' },
  ],
} as const;

const elves = ([32, 64] as const).flatMap((bits) =>
  [true, false].map((littleEndian) => elfBytes({ ...recipes, bits, littleEndian })),
);

/** Limits that the readers set themselves. */
const mostEntries = 4096;
const longestName = 4096;

const elf: Reader = {
  name: 'ELF',
  seeds: seedsOf(elves),
  read(bytes) {
    const found = readElf(bytesOf(bytes));
    const versions = readVersions(bytesOf(bytes));
    promise(versions.length <= mostEntries, 'too many versions', versions.length);
    if (found === null) return false;
    promiseElf(found);
    return true;
  },
};

function promiseElf({ needed, soname = '', rpath, runpath }: ElfFile): void {
  const names = [...needed, soname, ...rpath, ...runpath];
  promise(needed.length <= mostEntries, 'too many needed libraries', needed.length);
  const wrong = names.find((name) => name.length > longestName || name.includes('\0'));
  promise(wrong === undefined, 'no name of a library', wrong);
}

const wheel: Reader = {
  name: 'wheel',
  seeds: seedsOf([
    zipBytes(elves.map((content, index) => ({ name: `fuzz/_core${index}.so`, content }))),
    zipBytes([
      { name: 'fuzz/__init__.py', content: Buffer.from('1\n') },
      { name: 'fuzz.libs/libz.so.1', content: elves[2] ?? Buffer.of(), stored: true },
    ]),
  ]),
  read(bytes) {
    const { objects, problems } = wheelObjects(
      bytesOf(bytes),
      bytes.length,
      'fuzz-1.0-py3-none-any.whl',
    );
    for (const { elf: found } of objects) if (found !== null) promiseElf(found);
    nativeLibraries(unmetNeeds(objects).map((need) => ({ ...need, source: 'scan' })));
    return problems.length === 0;
  },
};

const record: Reader = {
  name: 'RECORD',
  seeds: seedsOf([
    'fuzz/__init__.py,sha256=47DEQpj8HBSa,0\nfuzz/_core.cpython-312-x86_64-linux-gnu.so,sha256=x,1\nfuzz.libs/libz-1.so.1.3,,\nfuzz-1.0.dist-info/RECORD,,\n',
    '"fuzz/a,""b"".so",sha256=x,10\n../../../bin/fuzz,,\nfuzz/./x//y.so.1,,\r\n',
  ]),
  read(bytes) {
    const { objects, folders } = readRecord(textOf(bytes));
    const wrong = [...objects, ...folders].find((path) => path.includes('\n'));
    promise(wrong === undefined, 'no path', wrong);
    return objects.length > 0;
  },
};

const lockNames: Reader = {
  name: 'names in locks',
  seeds: seedsOf([...seedFiles('poetry.lock'), uvLock]),
  read(bytes) {
    const text = textOf(bytes);
    const names = lockedNames(text);
    const lines = text.split('\n').length;
    for (const { name, line } of names)
      promise(name.length <= 200 && line >= 1 && line <= lines, 'no entry', { name, line });
    librariesOfPackages(names.map(({ name }) => name));
    return names.length > 0;
  },
};

export const nativeReaders: readonly Reader[] = [elf, wheel, record, lockNames];
