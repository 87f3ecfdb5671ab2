import fc from 'fast-check';
import { parse } from 'smol-toml';
import { expect, test } from 'vitest';
import { CliError } from '../../errors.ts';
import { readCargoLock } from './lock.ts';

const read = (text: string) => readCargoLock('Cargo.lock', parse(text), text);

const lock = `# Made by cargo.
version = 4

[[package]]
name = "app"
version = "0.1.0"
dependencies = [
 "openssl-sys",
 "syn 1.0.0",
 "gone",
]

[[package]]
name = "openssl-sys"
version = "0.9.1"
source = "registry+index"

[[package]]
name = "syn"
version = "2.0.0"
source = "registry+index"

[[package]]
name = "syn"
version = "1.0.0"
source = "registry+index"
`;

test('crates with their lines, and edges as positions', () => {
  const registry = { source: 'registry+index', dependencies: [] };
  expect(read(lock)).toEqual([
    { name: 'app', version: '0.1.0', dependencies: [1, 3], line: 4 },
    { name: 'openssl-sys', version: '0.9.1', ...registry, line: 13 },
    { name: 'syn', version: '2.0.0', ...registry, line: 18 },
    { name: 'syn', version: '1.0.0', ...registry, line: 23 },
  ]);
});

test('edges of older locks, which name the source', () => {
  const [app] = read(
    lock.replace('"syn 1.0.0"', '"syn 1.0.0 (registry+index)"').replace('version = 4', ''),
  );
  expect(app?.dependencies).toEqual([1, 3]);
});

test('no lines where the tables are not written as cargo writes them', () => {
  expect(read('package = [{ name = "a", version = "1" }]')).toEqual([
    { name: 'a', version: '1', dependencies: [] },
  ]);
});

test('no crates', () => {
  expect(read('version = 4')).toEqual([]);
});

test.each([
  ['package = 1', 'Cargo.lock: “package” is not a list of tables.'],
  ['package = [1]', 'Cargo.lock: a package is not a table.'],
  ['[[package]]\nversion = "1"', 'Cargo.lock:1: a package has no name.'],
  [
    '[[package]]\nname = "\\u001b[31m"',
    'Cargo.lock:1: a package has a name that is not valid for a crate.',
  ],
  ['\n[[package]]\nname = "a"', 'Cargo.lock:2: the package a has no version.'],
  ['[[package]]\nname = "a"\nversion = 1', 'Cargo.lock:1: the package a has no version.'],
  [
    '[[package]]\nname = "a"\nversion = "x"',
    'Cargo.lock:1: the version of the package a is not valid.',
  ],
  [
    '[[package]]\nname = "a"\nversion = "1"\nsource = []',
    'Cargo.lock:1: the source of the package a is not text.',
  ],
  [
    '[[package]]\nname = "a"\nversion = "1"\ndependencies = [1]',
    'Cargo.lock:1: the dependencies of the package a are not a list of strings.',
  ],
])('refuses %j', (text, message) => {
  expect(() => read(text)).toThrow(message);
});

const name = fc.stringMatching(/^[a-z][a-z0-9_-]{0,8}$/);

test('reads back what is written', () => {
  const crates = fc.uniqueArray(fc.tuple(name, fc.array(fc.nat(), { maxLength: 4 })), {
    selector: ([crate]) => crate,
  });
  fc.assert(
    fc.property(crates, (entries) => {
      const edges = (list: readonly number[]) => list.map((edge) => edge % entries.length);
      const text = entries.map(([crate, list]) => {
        const names = edges(list).map((index) => entries[index]?.[0]);
        return `[[package]]\nname = "${crate}"\nversion = "1.0.0"\ndependencies = ${JSON.stringify(names)}\n`;
      });
      expect(read(text.join('')).map((crate) => [crate.name, crate.dependencies])).toEqual(
        entries.map(([crate, list]) => [crate, edges(list)]),
      );
    }),
  );
});

test('of any shape, it is read or refused in one sentence', () => {
  const keys = fc.constantFrom('name', 'version', 'source', 'dependencies');
  const table = fc.dictionary(keys, fc.oneof(fc.string(), fc.anything()));
  const root = fc.oneof(fc.anything(), fc.record({ package: fc.oneof(fc.array(table), table) }));
  fc.assert(
    fc.property(root, fc.string(), (value, text) => {
      let outcome: unknown;
      try {
        outcome = readCargoLock('Cargo.lock', value, text);
      } catch (error) {
        outcome = error;
      }
      expect(Array.isArray(outcome) || outcome instanceof CliError).toBe(true);
    }),
  );
});

test('a very long lock is read', () => {
  const text = '[[package]]\nname = "a"\nversion = "1"\ndependencies = [\n "a",\n]\n\n'.repeat(
    15_000,
  );
  expect(read(text)).toHaveLength(15_000);
});
