import { bytesOf } from './bytes.ts';
import { readElf } from './elf.ts';
import { readDefinedVersions, readVersions } from './elf-versions.ts';
import { librariesOfPackages } from './locked-libraries.ts';
import { lockedNames } from './locked-names.ts';
import { readRecord } from './record.ts';
import { unmetNeeds } from './unmet.ts';
import { wheelObjects } from './wheel.ts';

/** What `npm run fuzz` gives mutated inputs to: functions that may neither throw nor take long. */
export function fuzzElf(bytes: Uint8Array): void {
  readElf(bytesOf(bytes));
  readVersions(bytesOf(bytes));
  readDefinedVersions(bytesOf(bytes));
}

/** A wheel, its libraries, and what follows from them. */
export function fuzzWheel(bytes: Uint8Array): void {
  const { objects } = wheelObjects(bytesOf(bytes), bytes.length, 'fuzz-1.0-py3-none-any.whl');
  unmetNeeds(objects);
}

/** A lock file of uv or Poetry, and the list of files of an installed package. */
export function fuzzLock(text: string): void {
  librariesOfPackages(lockedNames(text).map(({ name }) => name));
  readRecord(text);
}
