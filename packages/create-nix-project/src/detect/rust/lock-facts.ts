import { namePattern, writeNeededBy } from '../../entries/needed-by.ts';
import { writeNixPackage } from '../../entries/nix-package.ts';
import { type LockedCrate, readCargoLock } from '../../native/rust/lock.ts';
import { declared } from '../../native/rust/manifests.ts';
import { type NeededPackage, nativeNeeds } from '../../native/rust/needs.ts';
import type { Folder } from '../../read/folder.ts';
import { parseToml, type TomlFile } from '../../read/toml.ts';
import type { Evidence, Fact } from '../../values.ts';
import { fact } from '../fact.ts';

const file = 'Cargo.lock';

/**
 * What Cargo.lock says: the native needs of its crates, as answers, and where sources come from git.
 * Without one, that they are not known.
 * @throws {CliError} exit code 1 for a lock that is broken
 */
export function lockFacts(folder: Folder, root: TomlFile, packages: readonly TomlFile[]): Fact[] {
  const text = folder.readText(file);
  if (text === undefined) return [fact('rust-libraries-incomplete', true, root.file)];
  const crates = readCargoLock(file, parseToml(file, text), text);
  const needs = nativeNeeds(file, crates, declared(root, packages));
  return [
    ...listFact('rust-libraries', needs.libraries, packageAnswer),
    ...listFact('rust-programs', needs.programs, packageAnswer),
    ...listFact(
      'rust-environment',
      needs.environment,
      ({ name, value, neededBy }) => `${name}${writeNeededBy(neededBy)}=${value}`,
    ),
    ...listFact(
      'rust-unknown-libraries',
      needs.unknown.filter(({ crate }) => namePattern.test(crate)),
      ({ crate }) => crate,
    ),
    ...listFact('cargo-git-dependencies', fromGit(crates), ({ name }) => name),
  ];
}

/** Of an item that many crates need, the evidence of one is enough. */
function listFact<Item extends { readonly evidence: readonly Evidence[] }>(
  id: string,
  items: readonly Item[],
  answer: (item: Item) => string,
): Fact[] {
  if (items.length === 0) return [];
  const evidence = items.flatMap((item) => item.evidence.slice(0, 1));
  return [{ id, value: items.map(answer), evidence }];
}

/** As the questions about packages take it. */
function packageAnswer({ attribute, linux, neededBy }: NeededPackage): string {
  return writeNixPackage(attribute, linux, neededBy);
}

function fromGit(crates: readonly LockedCrate[]) {
  return crates
    .filter(({ source }) => source?.startsWith('git+') === true)
    .map(({ name, line }) => ({
      name,
      evidence: [{ file, ...(line === undefined ? {} : { line }) }],
    }));
}
