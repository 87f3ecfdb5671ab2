import { expect, test } from 'vitest';
import { doesNotHang } from '../../../test/does-not-hang.ts';
import type { TomlFile } from '../../read/toml.ts';
import type { LockedCrate } from './lock.ts';
import { declared } from './manifests.ts';
import { type NativeNeeds, nativeNeeds } from './needs.ts';

/** A manifest as an object. */
function manifest(root: object): TomlFile {
  const get = (...keys: string[]) =>
    keys.reduce<unknown>(
      (value, key) => (value as Record<string, unknown> | undefined)?.[key],
      root,
    );
  const place = () => ({ file: 'Cargo.toml', line: 1 });
  return { file: 'Cargo.toml', get, line: () => 1, place, lineOf: () => 1 };
}

/** A lock in which the crate `app` of the project depends on all others, which depend as said. */
function needs(crates: Readonly<Record<string, readonly string[]>>, app: object = {}): NativeNeeds {
  const names = ['app', ...Object.keys(crates)];
  const at = (name: string) => names.indexOf(name);
  const locked = names.map(
    (name, index): LockedCrate => ({
      name,
      version: '181.2.3',
      line: index * 10,
      ...(index === 0 ? {} : { source: 'registry' }),
      dependencies: (crates[name] ?? names.slice(1)).map(at).filter((position) => position >= 0),
    }),
  );
  const own = manifest({ package: { name: 'app' }, ...app });
  return nativeNeeds('Cargo.lock', locked, declared(own, [own]));
}

const names = ({ libraries, programs, variables }: NativeNeeds) => [
  libraries.map(({ attribute }) => attribute),
  programs.map(({ attribute }) => attribute),
  variables.map(({ name, value }) => `${name}=${value}`),
];

test('a library, the program that finds it, and where the lock says so', () => {
  expect(needs({ 'openssl-sys': ['pkg-config'], 'pkg-config': [] })).toEqual({
    libraries: [
      {
        attribute: 'openssl',
        linux: false,
        neededBy: ['openssl-sys'],
        evidence: [{ file: 'Cargo.lock', line: 10 }],
      },
    ],
    programs: [
      {
        attribute: 'pkg-config',
        linux: false,
        // The project depends on it itself in this lock.
        neededBy: ['app', 'openssl-sys'],
        evidence: [
          { file: 'Cargo.lock', line: 0 },
          { file: 'Cargo.lock', line: 10 },
        ],
      },
    ],
    variables: [],
    unknownCrates: [],
  });
});

const features = (crate: string, ...list: string[]) => ({
  dependencies: { [crate]: { version: '1', features: list } },
});

test.each<[string, Parameters<typeof needs>, string[][]]>([
  ['a lock without any', [{ serde: [] }], [[], [], []]],
  [
    'vendored OpenSSL is not compiled',
    [{ 'openssl-sys': ['openssl-src'], 'openssl-src': [] }],
    [['openssl'], [], ['OPENSSL_NO_VENDOR=1']],
  ],
  ['bundled SQLite is', [{ 'libsqlite3-sys': ['cc'], cc: [] }], [[], [], []]],
  [
    'SQLite that only some builds bundle',
    [
      { 'libsqlite3-sys': ['cc'], cc: [], rusqlite: ['libsqlite3-sys'] },
      { features: { default: ['std'], std: [], own: ['rusqlite?/bundled'] } },
    ],
    [['sqlite'], [], []],
  ],
  [
    'SQLite beside something else that only some builds bundle',
    [
      { 'libsqlite3-sys': ['cc'], cc: [], curl: [] },
      { features: { all: ['curl/static-curl', 'app/bundled'] } },
    ],
    [[], [], []],
  ],
  [
    'SQLite that the default features bundle',
    [
      { 'libsqlite3-sys': ['cc'], cc: [], rusqlite: ['libsqlite3-sys'] },
      { features: { default: ['own'], own: ['rusqlite/bundled'] } },
    ],
    [[], [], []],
  ],
  ['static zlib', [{ 'libz-sys': [] }, features('libz-sys', 'static')], [[], [], []]],
  ['zlib', [{ 'libz-sys': [] }], [['zlib'], [], []]],
  ['zstd compiles its own', [{ 'zstd-sys': [] }], [[], [], []]],
  ['zstd as told', [{ 'zstd-sys': [] }, features('zstd', 'pkg-config')], [['zstd'], [], []]],
  [
    'a version of LLVM',
    [{ 'llvm-sys': [] }],
    [
      ['libffi', 'libxml2', 'ncurses', 'zlib'],
      [],
      ['LLVM_SYS_181_PREFIX=${pkgs.llvmPackages_18.llvm.dev}'],
    ],
  ],
  ['protobuf', [{ 'prost-build': [] }], [[], ['protobuf'], []]],
  ['protobuf without protoc', [{ 'prost-build': [], protox: [] }], [[], [], []]],
  [
    'tools, but not through each other',
    [{ 'zstd-sys': ['bindgen'], bindgen: ['clang-sys'], 'clang-sys': [] }, {}],
    [[], ['rustPlatform.bindgenHook'], []],
  ],
])('%s', (_, [crates, app], expected) => {
  expect(names(needs(crates, app))).toEqual(expected);
});

test('a crate that can use cmake and does without', () => {
  const { programs } = needs({ 'aws-lc-sys': ['cmake'], cmake: [], 'grpcio-sys': ['cmake'] });
  expect(programs.map(({ neededBy }) => neededBy)).toEqual([['app', 'grpcio-sys']]);
});

test('bindgen is needed by those who call it', () => {
  const { programs } = needs({ 'zstd-sys': ['bindgen'], bindgen: ['clang-sys'], 'clang-sys': [] });
  expect(programs.map(({ neededBy }) => neededBy)).toEqual([['app', 'zstd-sys']]);
});

test('what only Linux has is marked', () => {
  const { libraries } = needs({ 'alsa-sys': [], 'openssl-sys': [] });
  expect(libraries.map(({ attribute, linux }) => [attribute, linux])).toEqual([
    ['alsa-lib', true],
    ['openssl', false],
  ]);
});

test('a library that nobody here knows is said', () => {
  const { unknownCrates, programs } = needs({ 'strange-sys': ['pkg-config'], 'pkg-config': [] });
  expect(unknownCrates).toEqual([
    { name: 'strange-sys', evidence: [{ file: 'Cargo.lock', line: 10 }] },
  ]);
  expect(programs.map(({ attribute }) => attribute)).toEqual(['pkg-config']);
});

test.each([
  ['for Windows', 'cfg(windows)', []],
  ['for Linux', 'cfg(target_os = "linux")', ['openssl']],
])('dependencies %s', (_, target, expected) => {
  const app = { target: { [target]: { dependencies: { tls: { package: 'openssl-sys' } } } } };
  expect(names(needs({ 'openssl-sys': [] }, app))[0]).toEqual(expected);
});

test('features and names that the workspace gives', () => {
  const root = manifest({
    workspace: { dependencies: { z: { package: 'libz-sys', features: ['static'] } } },
  });
  const member = manifest({
    package: { name: 'app' },
    'build-dependencies': { z: { workspace: true, features: ['more'] } },
  });
  expect([...declared(root, [member]).features]).toEqual(['libz-sys/more', 'libz-sys/static']);
});

test('very many crates that need the same take no longer for it', () => {
  const crates = Array.from(
    { length: 100_000 },
    (_, index): LockedCrate => ({ name: `c${index}`, version: '1', dependencies: [100_000] }),
  );
  const tool = { name: 'cmake', version: '1', source: 'registry', dependencies: [] };
  const own = manifest({});
  const declarations = declared(own, [own]);
  const { programs } = doesNotHang(() =>
    nativeNeeds('Cargo.lock', [...crates, tool], declarations),
  );
  expect(programs.map(({ neededBy }) => neededBy.length)).toEqual([100_000]);
});
