import { isName } from '../../native/names.ts';
import { type LockedCrate, readCargoLock } from '../../native/rust/lock.ts';
import { declared } from '../../native/rust/manifests.ts';
import { nativeNeeds } from '../../native/rust/needs.ts';
import type { Folder } from '../../read/folder.ts';
import { parseToml, type TomlFile } from '../../read/toml.ts';
import { evidenceAt } from '../../values/evidence.ts';
import type { RustFound } from '../../values/found.ts';
import type { Fact } from '../../values.ts';

const file = 'Cargo.lock';

/** What Cargo.lock says. */
export interface LockFound {
  readonly found: Omit<RustFound, 'binaries' | 'clippyOptions' | 'readsReadme'>;
  readonly facts: readonly Fact[];
}

/**
 * The native needs of the locked crates, and where sources come from git. Without a lock, that they
 * are not known.
 * @throws {CliError} exit code 1 for a lock that is broken
 */
export function readLock(folder: Folder, root: TomlFile, packages: readonly TomlFile[]): LockFound {
  const text = folder.readText(file);
  if (text === undefined)
    return { found: { ...nothing, withoutLock: [{ file: root.file }] }, facts: [] };
  const crates = readCargoLock(file, parseToml(file, text), text);
  const needs = nativeNeeds(file, crates, declared(root, packages));
  const unknownCrates = needs.unknownCrates.filter(({ name }) => isName(name));
  return {
    found: {
      libraries: needs.libraries.map(withNames),
      programs: needs.programs.map(withNames),
      variables: needs.variables.map(withNames),
      unknownCrates,
      withoutLock: [],
    },
    facts: gitFacts(crates),
  };
}

const nothing: LockFound['found'] = {
  libraries: [],
  programs: [],
  variables: [],
  unknownCrates: [],
  withoutLock: [],
};

function withNames<Needed extends { readonly neededBy: readonly string[] }>(
  needed: Needed,
): Needed {
  return { ...needed, neededBy: needed.neededBy.filter(isName) };
}

function gitFacts(crates: readonly LockedCrate[]): Fact[] {
  const found = crates.filter(({ source }) => source?.startsWith('git+') === true);
  if (found.length === 0) return [];
  const evidence = found.map(({ line }) => evidenceAt(file, line));
  return [{ id: 'cargo-git-dependencies', value: found.map(({ name }) => name), evidence }];
}
