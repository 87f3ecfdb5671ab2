import type { PythonFound, RustFound } from '../values/found.ts';
import type { Evidence, Fact } from '../values.ts';

/** What was found, for people: a fact for each kind, with the names and where they stand. */
export function neededFacts(
  language: 'python' | 'rust',
  found: Partial<PythonFound & RustFound>,
): Fact[] {
  const { libraries = [], programs = [], variables = [], driverLibraries = [] } = found;
  const { unreadPackages = [], unknownCrates = [], nativePackages = [], sourceBuilds = [] } = found;
  const { ownVersions = [], withoutLock = [] } = found;
  return [
    ...listFact(`${language}-libraries`, libraries, ({ attribute }) => attribute),
    ...listFact(`${language}-programs`, programs, ({ attribute }) => attribute),
    ...listFact(`${language}-variables`, variables, ({ name, value }) => `${name}=${value}`),
    ...listFact(`${language}-driver-libraries`, driverLibraries, ({ soname }) => soname),
    ...listFact(`${language}-unread-packages`, unreadPackages, ({ name }) => name),
    ...listFact(`${language}-unknown-libraries`, unknownCrates, ({ name }) => name),
    ...listFact('native-packages', nativePackages, ({ name }) => name),
    ...listFact('python-source-builds', sourceBuilds, ({ name }) => name),
    ...listFact('vcs-versions', ownVersions, ({ name, version }) => `${name} ${version}`),
    ...(withoutLock.length === 0
      ? []
      : [{ id: `${language}-libraries-incomplete`, value: true, evidence: withoutLock }]),
  ];
}

/** Of an item that many need, the evidence of one is enough. */
function listFact<Item extends { readonly evidence: readonly Evidence[] }>(
  id: string,
  items: readonly Item[],
  text: (item: Item) => string,
): Fact[] {
  if (items.length === 0) return [];
  return [
    { id, value: items.map(text), evidence: items.flatMap((item) => item.evidence.slice(0, 1)) },
  ];
}
