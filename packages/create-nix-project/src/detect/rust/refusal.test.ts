import { expect, test } from 'vitest';
import { testFolder } from '../../../test/cli.ts';
import { openFolder } from '../../read/folder.ts';
import { probeRust } from './index.ts';

type Files = Readonly<Record<string, string>>;

const crate = (name: string, more = '') => `[package]\nname = "${name}"\n${more}`;
const members = '[workspace]\nmembers = ["a", "b"]\n';

/** Why the project is refused, and the place that says so. */
function refusal(files: Files): unknown[] | undefined {
  const facts = probeRust(openFolder(testFolder(files))).facts;
  const found = facts.find(({ id }) => id === 'cargo-problem');
  return found && [(found.value as string[])[0], found.evidence[0]];
}

test.each<[string, Files, string, object]>([
  [
    'neither package nor workspace',
    { 'Cargo.toml': '[dependencies]\nserde = "1"\n' },
    'Cargo.toml has neither [package] nor [workspace]',
    { file: 'Cargo.toml' },
  ],
  ['nothing', { 'Cargo.toml': '' }, 'Cargo.toml has neither [package] nor [workspace]', {}],
  [
    'a crate beside the project',
    { 'Cargo.toml': crate('a', '[dependencies]\nb = { path = "../b" }\n') },
    'Cargo.toml:4: the crate b is in ../b, outside of this folder, which is all that the flake sees',
    { file: 'Cargo.toml', line: 4 },
  ],
  [
    'one that the workspace gives to a member',
    {
      'Cargo.toml': '[workspace]\nmembers = ["a"]\n[workspace.dependencies]\nb.path = "/opt/b"\n',
      'a/Cargo.toml': crate('a', '[target."cfg(unix)".dependencies]\nb.workspace = true\n'),
    },
    'Cargo.toml:4: the crate b is in /opt/b, outside of this folder, which is all that the flake sees',
    { file: 'Cargo.toml', line: 4 },
  ],
  [
    'one of a crate that is no member',
    {
      'Cargo.toml': crate('a', '[dependencies]\nb.path = "b/"\n'),
      'b/Cargo.toml': crate('b', '[dev-dependencies]\nc.path = "../../c"\n'),
    },
    'b/Cargo.toml:4: the crate c is in ../c, outside of this folder, which is all that the flake sees',
    { file: 'b/Cargo.toml', line: 4 },
  ],
  [
    'a submodule that is not checked out',
    { 'Cargo.toml': crate('a', '[dependencies]\nb = { path = "vendor/b" }\n') },
    'Cargo.toml:4: the crate b is in vendor/b, which has no Cargo.toml',
    { file: 'Cargo.toml', line: 4 },
  ],
  [
    'a circle',
    {
      'Cargo.toml': members,
      'a/Cargo.toml': crate('a', '[dependencies]\nb.path = "../b"\n'),
      'b/Cargo.toml': crate('b', '[build-dependencies]\na.path = "../a"\n'),
    },
    'a/Cargo.toml:4: crates depend on each other in a circle: a → b → a',
    { file: 'a/Cargo.toml', line: 4 },
  ],
  [
    'a pinned Rust that is too old',
    {
      'Cargo.toml': crate('a', 'rust-version = "1.81"\n'),
      'rust-toolchain.toml': '[toolchain]\nchannel = "1.80"\n',
    },
    'rust-toolchain.toml:2 names Rust 1.80, and Cargo.toml:3 needs 1.81 or newer',
    { file: 'Cargo.toml', line: 3 },
  ],
])('%s is refused', (_, files, reason, place) => {
  expect(refusal(files)).toMatchObject([reason, place]);
});

test.each<[string, Files]>([
  [
    'crates that need each other for tests alone',
    {
      'Cargo.toml': members,
      'a/Cargo.toml': crate('a', '[dependencies]\nb.path = "../b"\n'),
      'b/Cargo.toml': crate('b', '[dev-dependencies]\na.path = "../a"\n'),
    },
  ],
  [
    'the crate of the project itself, for its tests',
    { 'Cargo.toml': crate('a', '[dev-dependencies]\na = { path = ".", features = ["x"] }\n') },
  ],
  [
    'a crate outside that no member takes',
    { 'Cargo.toml': '[workspace]\nmembers = []\n[workspace.dependencies]\nb.path = "../b"\n' },
  ],
  [
    'the newest patch release of a pinned Rust',
    {
      'Cargo.toml': crate('a', 'rust-version = "1.80.1"\n'),
      'rust-toolchain.toml': '[toolchain]\nchannel = "1.80"\n',
    },
  ],
  [
    'a Rust of a day',
    {
      'Cargo.toml': crate('a', 'rust-version = "1.99"\n'),
      'rust-toolchain.toml': '[toolchain]\nchannel = "nightly-2026-01-01"\n',
    },
  ],
])('%s is fine', (_, files) => {
  expect(refusal(files)).toBeUndefined();
});

test.each([
  '[toolchain]\npath = "/opt/rust"\n',
  '[toolchain]\ncomponents = ["clippy"]\n',
  '',
])('a rust-toolchain.toml without a channel names no Rust: %j', (text) => {
  const files = { 'Cargo.toml': crate('a'), 'rust-toolchain.toml': text };
  const ids = probeRust(openFolder(testFolder(files))).facts.map(({ id }) => id);
  expect(ids.filter((id) => id.startsWith('rust-toolchain'))).toEqual([]);
});

test('the older name of the file may have a table, too', () => {
  const files = { 'Cargo.toml': crate('a'), 'rust-toolchain': '[toolchain]\nchannel = "1.90"\n' };
  const facts = probeRust(openFolder(testFolder(files))).facts;
  expect(facts.filter(({ id }) => id.startsWith('rust-toolchain'))).toEqual([
    {
      id: 'rust-toolchain',
      value: '1.90',
      evidence: [{ file: 'rust-toolchain', line: 2 }],
    },
  ]);
});

test.each([
  ['[toolchain]\nchannel = "1.90"\nprofile = "minimal"\n', ['clippy', 'rustfmt']],
  [
    '[toolchain]\nchannel = "1.90"\nprofile = "minimal"\ncomponents = ["rustfmt", "rust-src"]\n',
    ['clippy'],
  ],
  ['[toolchain]\nchannel = "1.90"\nprofile = "default"\n', undefined],
  ['[toolchain]\nchannel = "1.90"\n', undefined],
])('what checks run and %j does not install: %j', (text, lacking) => {
  const files = { 'Cargo.toml': crate('a'), 'rust-toolchain.toml': text };
  expect(probeRust(openFolder(testFolder(files))).found?.toolchainLacks).toEqual(lacking);
});
