import { expect, test } from 'vitest';
import { testFolder } from '../../../test/cli.ts';
import { openFolder } from '../../read/folder.ts';
import { probeRust } from './index.ts';

type Files = Readonly<Record<string, string>>;

const crate = (name: string, more = '') => `[package]\nname = "${name}"\n${more}`;

/** Value and first evidence of each fact, by its id. */
function facts(files: Files): Record<string, unknown[]> {
  const found = probeRust(openFolder(testFolder(files))).facts;
  return Object.fromEntries(
    found.map(({ id, value, evidence: [place] }) => [id, [value, place?.file, place?.line]]),
  );
}

test('nothing without Cargo.toml', () => {
  expect(facts({ 'src/main.rs': '' })).toEqual({});
});

test('a single crate', () => {
  const found = facts({
    'Cargo.toml': crate('tool', 'rust-version = "1.80"\nedition = "2021"\ndescription = "D"\n'),
    'src/main.rs': '',
    'deny.toml': '',
    'rust-toolchain': '1.90\n',
  });
  expect(found).toEqual({
    cargo: ['package', 'Cargo.toml', 1],
    'cargo-workspace': [false, 'Cargo.toml', 1],
    'cargo-name': ['tool', 'Cargo.toml', 2],
    'cargo-description': ['D', 'Cargo.toml', 5],
    'cargo-binaries': [['tool'], 'Cargo.toml', undefined],
    'cargo-help': [false, 'Cargo.toml', undefined],
    'cargo-library': [false, 'Cargo.toml', undefined],
    'cargo-clippy': [false, 'Cargo.toml', undefined],
    'cargo-fmt': [false, 'Cargo.toml', undefined],
    'cargo-doc': [false, 'Cargo.toml', undefined],
    'cargo-audit': [false, 'Cargo.toml', undefined],
    'rust-version': ['1.80', 'Cargo.toml', 3],
    'cargo-msrv': [true, 'Cargo.toml', 3],
    'rust-edition': ['2021', 'Cargo.toml', 4],
    'cargo-feature-sets': [false, 'Cargo.toml', 1],
    'cargo-deny': [true, 'deny.toml', undefined],
    'rust-toolchain': ['1.90', 'rust-toolchain', 1],
    'rust-libraries-incomplete': [true, 'Cargo.toml', undefined],
  });
});

test('a description of several lines is one line', () => {
  const text = `description = """\nFinds ${'things '.repeat(60)}\nquickly.\n"""\n`;
  const [value] = facts({ 'Cargo.toml': crate('tool', text) })['cargo-description'] ?? [];
  expect(value).toMatch(/^Finds things .*…$/);
  expect(String(value).length).toBe(300);
});

const workspace =
  '[workspace]\nmembers = ["crates/*", "tool"]\nexclude = ["crates/old"]\n[workspace.package]\nrust-version = "1.85"\n[workspace.metadata.feature-sets]\nnone = []\n';

test('a workspace with patterns, an exception and inherited keys', () => {
  const found = facts({
    'Cargo.toml': workspace,
    'crates/lib/Cargo.toml': crate('lib'),
    'crates/lib/src/lib.rs': '',
    'crates/old/Cargo.toml': crate('old'),
    'crates/README.md': '',
    'tool/Cargo.toml': crate('tool'),
    'tool/src/main.rs': '',
    'rust-toolchain.toml': '[toolchain]\nchannel = "1.95"\n',
  });
  expect(found).toMatchObject({
    cargo: ['workspace', 'Cargo.toml', 1],
    'cargo-members': [['lib', 'tool'], 'Cargo.toml', 2],
    'cargo-binaries': [['tool'], 'tool/Cargo.toml', undefined],
    'cargo-library': [true, 'crates/lib/Cargo.toml', undefined],
    'rust-version': ['1.85', 'Cargo.toml', 5],
    'cargo-feature-sets': [true, 'Cargo.toml', 6],
    'rust-toolchain-file': [true, 'rust-toolchain.toml', undefined],
    'rust-toolchain': ['1.95', 'rust-toolchain.toml', 2],
    'cargo-deny': [false, 'Cargo.toml', undefined],
  });
  expect(found['cargo-name']).toBeUndefined();
});

test.each<[string, string, Files, string | undefined, string[]]>([
  ['src/bin', '', { 'src/bin/one.rs': '', 'src/bin/two/main.rs': '' }, 'one', []],
  [
    'default-run',
    'default-run = "two"\n',
    { 'src/bin/one.rs': '', 'src/bin/two.rs': '' },
    'two',
    [],
  ],
  [
    'a [[bin]] that needs features',
    '[[bin]]\nname = "cli"\npath = "cli.rs"\nrequired-features = ["x", "y", "${z}"]\n',
    {},
    'cli',
    ['x', 'y'],
  ],
  [
    'a [[bin]] that is src/main.rs',
    '[[bin]]\nname = "cli"\npath = "src/main.rs"\n',
    { 'src/main.rs': '' },
    'cli',
    [],
  ],
  [
    'a [[bin]] with a name of no program',
    '[[bin]]\nname = "${c}"\npath = "a.rs"\n',
    {},
    undefined,
    [],
  ],
  ['autobins off', 'autobins = false\n', { 'src/main.rs': '' }, undefined, []],
  ['a library', '', { 'src/lib.rs': '' }, undefined, []],
])('programs of %s', (_, more, files, program, features) => {
  const { found } = probeRust(openFolder(testFolder({ 'Cargo.toml': crate('a', more), ...files })));
  const binary = { crate: 'a', program, features, evidence: [{ file: 'Cargo.toml' }] };
  expect(found?.binaries).toEqual(program === undefined ? [] : [binary]);
});

test.each([
  [{ 'Cargo.toml': '[workspace]\nmembers = ["gone"]\n' }, 'Cargo.toml:2: the member gone has no'],
  [{ 'Cargo.toml': crate('a'), 'Cargo.lock': '[[package]' }, 'Cargo.lock:1:'],
  [{ 'Cargo.toml': '[workspace]\nmembers = ["a"]\n', 'a/Cargo.toml': 'x' }, 'a/Cargo.toml:1:'],
  [{ 'Cargo.toml': '[package]\nname = 1\n' }, 'Cargo.toml:2: the package has no name'],
  [{ 'Cargo.toml': 'package = 1\n' }, 'Cargo.toml:1: the package has no name'],
])('broken: %j', (files, message) => {
  expect(() => facts(files as unknown as Files)).toThrow(message);
});

const locked = (name: string, more = '') =>
  `[[package]]\nname = "${name}"\nversion = "1.0.0"\n${more}\n`;
const registry = 'source = "registry+index"';

test('native needs from the lock, each with the crates and their lines', () => {
  const files = {
    'Cargo.toml': `${crate('tool', 'version = "1.0.0"\n')}[target.'cfg(windows)'.dependencies]\npcap = "1"\n`,
    'Cargo.lock': [
      'version = 4\n\n',
      locked('alsa-sys', `${registry}\ndependencies = [\n "pkg-config",\n]`),
      locked('fork', 'source = "git+ssh://git.test/fork#1"'),
      locked('openssl-src', registry),
      locked('openssl-sys', `${registry}\ndependencies = [\n "openssl-src",\n "pkg-config",\n]`),
      locked('pcap', registry),
      locked('pkg-config', registry),
      locked('strange-sys', `${registry}\ndependencies = [\n "pkg-config",\n]`),
      locked(
        'tool',
        'dependencies = [\n "alsa-sys",\n "fork",\n "openssl-sys",\n "pcap",\n "strange-sys",\n]',
      ),
    ].join(''),
  };
  expect(probeRust(openFolder(testFolder(files))).found).toMatchObject({
    libraries: [
      { attribute: 'alsa-lib', linux: true, neededBy: ['alsa-sys'] },
      { attribute: 'openssl', linux: false, neededBy: ['openssl-sys'] },
    ],
    programs: [{ attribute: 'pkg-config', neededBy: ['alsa-sys', 'openssl-sys', 'strange-sys'] }],
    variables: [{ name: 'OPENSSL_NO_VENDOR', value: '1', neededBy: ['openssl-sys'] }],
    unknownCrates: [{ name: 'strange-sys' }],
    withoutLock: [],
  });
  expect(facts(files)).toMatchObject({
    'rust-libraries': [['alsa-lib', 'openssl'], 'Cargo.lock', 3],
    'rust-programs': [['pkg-config'], 'Cargo.lock', 3],
    'rust-variables': [['OPENSSL_NO_VENDOR=1'], 'Cargo.lock', 18],
    'rust-unknown-libraries': [['strange-sys'], 'Cargo.lock', 34],
    'cargo-git-dependencies': [['fork'], 'Cargo.lock', 10],
  });
});

test('a lock without native needs gives no such facts', () => {
  const found = facts({ 'Cargo.toml': crate('tool'), 'Cargo.lock': locked('tool') });
  expect(Object.keys(found).filter((id) => id.startsWith('rust-'))).toEqual([]);
});

test('build scripts, and members that inherit rust-version', () => {
  const files = {
    'Cargo.toml': '[workspace]\nmembers = ["a", "b"]\n[workspace.package]\nrust-version = "1.85"\n',
    'a/Cargo.toml': crate('a', 'rust-version.workspace = true\nbuild = "make.rs"\n'),
    'a/make.rs': '',
    'b/Cargo.toml': crate('b', 'build = false\n'),
    'b/build.rs': '',
  };
  expect(facts(files)['cargo-build-scripts']).toEqual([['a'], 'a/make.rs', undefined]);
  const version = probeRust(openFolder(testFolder(files))).facts.find(
    ({ id }) => id === 'rust-version',
  );
  expect(version?.evidence).toEqual([
    { file: 'Cargo.toml', line: 4 },
    { file: 'a/Cargo.toml', line: 3 },
  ]);
});

test('a pattern of many stars takes no time', () => {
  const name = 'a'.repeat(200);
  const found = facts({
    'Cargo.toml': `[workspace]\nmembers = ["${'*a'.repeat(60)}b", "${'*a'.repeat(60)}"]\n`,
    [`${name}/Cargo.toml`]: crate('x'),
  });
  expect(found['cargo-members']?.[0]).toEqual(['x']);
});

test.each<[string, Files, object[]]>([
  [
    'documentation',
    { 'src/lib.rs': '//! See README.md\n#![doc = include_str!("../README.md")]\n' },
    [{ file: 'src/lib.rs', line: 2 }],
  ],
  ['a member', { 'a/src/x/y.rs': '"../README.md"' }, [{ file: 'a/src/x/y.rs', line: 1 }]],
  ['a test', { 'tests/x.rs': '"README.md"' }, [{ file: 'tests/x.rs', line: 1 }]],
  ['a build script', { 'build.rs': 'read("README.md")' }, [{ file: 'build.rs', line: 1 }]],
  ['a comment alone', { 'src/lib.rs': '    // README.md\n' }, []],
  ['no package of it', { 'b/src/lib.rs': '"README.md"' }, []],
])('README.md is read by %s', (_, files, places) => {
  const root = `${crate('root')}[workspace]\nmembers = ["a"]\n`;
  const all = { 'Cargo.toml': root, 'a/Cargo.toml': crate('a'), ...files };
  const readers = (more: Files) =>
    probeRust(openFolder(testFolder({ ...all, ...more }))).found?.readsReadme;
  expect(readers({ 'README.md': '' })).toEqual(places);
  expect(readers({})).toEqual([]);
});

test.each<[string, string, Files, string[]]>([
  ['tasks of developers', '', { 'xtask/Cargo.toml': crate('xtask') }, ['app', 'tool']],
  [
    'fuzz targets',
    '',
    { 'fuzz/Cargo.toml': crate('fuzz', 'metadata.cargo-fuzz = true\n') },
    ['app', 'tool'],
  ],
  ['what is not published', '', { 'tool/Cargo.toml': crate('tool', 'publish = false\n') }, ['app']],
  [
    'what no registry may have',
    '',
    { 'tool/Cargo.toml': crate('tool', 'publish = []\n') },
    ['app'],
  ],
  [
    'what the workspace does not publish',
    'publish = false\n',
    { 'tool/Cargo.toml': crate('tool', 'publish.workspace = true\n') },
    ['app'],
  ],
  [
    'nothing where nothing is published',
    '',
    {
      'app/Cargo.toml': crate('app', 'publish = false\n'),
      'tool/Cargo.toml': crate('tool', 'publish = false\n'),
    },
    ['app', 'tool'],
  ],
])('programs without %s', (_, inherited, files, programs) => {
  const members = ['app', 'tool', 'xtask', 'fuzz'];
  const all = {
    'Cargo.toml': `[workspace]\nmembers = ["*"]\n[workspace.package]\n${inherited}`,
    'app/Cargo.toml': crate('app'),
    'tool/Cargo.toml': crate('tool'),
    ...Object.fromEntries(members.map((name) => [`${name}/src/main.rs`, ''])),
    ...files,
  };
  expect(facts(all)['cargo-binaries']?.[0]).toEqual(programs);
});

test.each([
  ['[dependencies]\nclap = "4"\n', [true, 'Cargo.toml', 4]],
  ['[dependencies.argh]\nversion = "1"\n', [true, 'Cargo.toml', 3]],
  ['[dev-dependencies]\nclap = "4"\n', [false, 'Cargo.toml', undefined]],
])('--help is certain of a program with %j', (more, value) => {
  const found = facts({ 'Cargo.toml': crate('a', more), 'src/main.rs': '' });
  expect(found['cargo-help']).toEqual(value);
});

test('--help is certain only if all programs have it', () => {
  const found = facts({
    'Cargo.toml': '[workspace]\nmembers = ["a", "b"]\n',
    'a/Cargo.toml': crate('a', '[dependencies]\nclap = "4"\n'),
    'a/src/main.rs': '',
    'b/Cargo.toml': crate('b'),
    'b/src/main.rs': '',
  });
  expect(found['cargo-help']?.[0]).toBe(false);
});
