import { expect, test } from 'vitest';
import { checked } from './checked-project.ts';

const newProjects: [what: string, args: string[], checks: string[]][] = [
  [
    'a single library without receipts',
    ['--name', 'shapes', '--set=layout=single', '--set=kind=library', '--set=receipts=no'],
    ['clippy', 'deny', 'doc', 'doctest', 'fmt', 'msrv', 'nextest'],
  ],
  [
    'a single server of edition 2021 without extras',
    [
      ...['--name', 'hello', '--set=layout=single', '--set=kind=server', '--set=edition=2021'],
      ...[
        '--set=rust-version=1.85.1',
        '--set=deny=no',
        '--set=audit=no',
        '--set=direnv=no',
        '--ci',
        'none',
      ],
    ],
    ['clippy', 'doc', 'features', 'fmt', 'help', 'msrv', 'nextest', 'receipts'],
  ],
  [
    'a workspace of programs and servers without a library',
    [
      ...['--name', 'tools', '--set=library-crates=', '--set=binary-crates=one,two'],
      ...['--set=server-crates=web', '--set=receipts-feature=audit-log', '--set=vscode=yes'],
    ],
    ['clippy', 'deny', 'doc', 'features', 'fmt', 'help', 'msrv', 'nextest', 'receipts'],
  ],
];

test.each(newProjects)('%s passes all of its checks', async (_, args, checks) => {
  const result = await checked({}, args);
  expect([result.status, result.checks], result.log ?? result.reason).toEqual(['passed', checks]);
});

const passingTest = '#[test]\nfn works() {}\n';

/** A workspace whose crates use a crate of the registry, a feature, and a file that is no source. */
const workspace = {
  'Cargo.toml': '[workspace]\nresolver = "2"\nmembers = ["parts/*"]\n',
  'parts/cli/Cargo.toml':
    '[package]\nname = "cli"\nversion = "0.3.0"\nedition = "2021"\n[features]\nfull = []\n[dependencies]\nitoa = "1"\n[[bin]]\nname = "format"\npath = "src/main.rs"\nrequired-features = ["full"]\n',
  'parts/cli/src/main.rs':
    'fn main() {\n    let first = include_bytes!("../data/x.bin")[0];\n    println!("{}", itoa::Buffer::new().format(first));\n}\n',
  'parts/cli/data/x.bin': 'x',
  'parts/base/Cargo.toml': '[package]\nname = "base"\nversion = "0.1.0"\nedition = "2021"\n',
  'parts/base/src/lib.rs': `//! A part.\n\n${passingTest}`,
};

test('a workspace that is there passes, with its program, feature and data', async () => {
  const result = await checked(workspace, ['--set=fixtures=parts/cli/data', '--ci', 'none']);
  expect([result.status, result.checks], result.log ?? result.reason).toEqual([
    'passed',
    ['clippy', 'doc', 'doctest', 'fmt', 'help', 'nextest', 'receipts'],
  ]);
});

test('a virtual workspace without programs passes', async () => {
  const { 'parts/base/Cargo.toml': manifest, 'parts/base/src/lib.rs': source } = workspace;
  const result = await checked(
    {
      'Cargo.toml': workspace['Cargo.toml'],
      'parts/base/Cargo.toml': manifest,
      'parts/base/src/lib.rs': source,
    },
    [],
  );
  expect([result.status, result.checks], result.log ?? result.reason).toEqual([
    'passed',
    ['clippy', 'doc', 'doctest', 'fmt', 'nextest', 'receipts'],
  ]);
});

test('an old project passes without the checks that it is not ready for', async () => {
  const files = {
    'Cargo.toml': '[package]\nname = "old"\nversion = "1.0.0"\n',
    'src/lib.rs': `/// See [nothing].\npub fn  f( ) -> u8 { return 1; }\n${passingTest}`,
  };
  const result = await checked(files, [
    '--set=clippy=no',
    '--set=rustfmt=no',
    '--set=doc=no',
    '--set=receipts=no',
  ]);
  expect([result.status, result.checks], result.log ?? result.reason).toEqual([
    'passed',
    ['doctest', 'fmt', 'nextest'],
  ]);
});

test('a Cargo.lock that is out of date is said to be', async () => {
  const files = {
    'Cargo.toml': '[package]\nname = "a"\nversion = "1.0.0"\nedition = "2021"\n',
    'Cargo.lock': 'version = 4\n',
    'src/lib.rs': passingTest,
  };
  const result = await checked(files, []);
  expect([result.status, result.log?.includes('--locked')], result.log).toEqual(['failed', true]);
});

test('a Cargo.lock that is missing is said to be', async () => {
  const files = {
    'Cargo.toml': '[package]\nname = "a"\nversion = "1.0.0"\nedition = "2021"\n',
    'src/lib.rs': passingTest,
  };
  const result = await checked(files, ['--no-lock']);
  const message = 'There is no Cargo.lock that git tracks';
  expect([result.status, result.log?.includes(message)], result.log).toEqual(['failed', true]);
});
