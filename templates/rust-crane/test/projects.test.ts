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
  const result = await checked(workspace, ['--ci', 'none']);
  expect([result.status, result.checks], result.log ?? result.reason).toEqual([
    'passed',
    ['doctest', 'fmt', 'nextest'],
  ]);
});

test('all checks that an existing project can have pass', async () => {
  const wanted = ['clippy', 'rustfmt', 'doc', 'help-check', 'receipts'];
  const result = await checked(
    workspace,
    wanted.map((key) => `--set=${key}=yes`),
  );
  expect([result.status, result.checks], result.log ?? result.reason).toEqual([
    'passed',
    ['clippy', 'doc', 'doctest', 'fmt', 'help', 'nextest', 'receipts'],
  ]);
});

test('checks have their programs where rust-toolchain.toml has the profile minimal', async () => {
  const files = {
    'Cargo.toml': '[package]\nname = "small"\nversion = "0.1.0"\nedition = "2021"\n',
    'Cargo.lock': 'version = 4\n\n[[package]]\nname = "small"\nversion = "0.1.0"\n',
    'rust-toolchain.toml': '[toolchain]\nchannel = "stable"\nprofile = "minimal"\n',
    'src/lib.rs': passingTest,
  };
  const result = await checked(files, ['--set=clippy=yes', '--set=rustfmt=yes', '--ci', 'none']);
  expect([result.status, result.checks], result.log ?? result.reason).toEqual([
    'passed',
    ['clippy', 'doctest', 'fmt', 'nextest'],
  ]);
});

/** What real projects have: files that code and tests read, Nix of their own, a workflow. */
const real = {
  'Cargo.toml':
    '[package]\nname = "real"\nversion = "0.1.0"\nedition = "2021"\nrust-version = "1.85.0"\n',
  'README.md': '# Real\n\nNeeds Rust 1.84 or newer.\n',
  'rustfmt.toml': 'tab_spaces = 2\n',
  '.github/workflows/ci.yml': `jobs:
  test:
    steps:
      - run: cargo fmt --check
      - run: cargo clippy
      - run: RUSTDOCFLAGS="-D warnings" cargo doc
`,
  'build.rs': `fn main() {
  let text = std::fs::read_to_string("schema/a.txt").unwrap();
  println!("cargo:rustc-env=SCHEMA={}", text.trim());
}
`,
  'schema/a.txt': 'a\n',
  'src/lib.rs': `#![doc = include_str!("../README.md")]

#[rustfmt::skip]
mod table;

pub fn schema() -> &'static str {
  return env!("SCHEMA");
}

pub fn last() -> u8 {
  table::TABLE[1]
}
`,
  'src/table.rs': 'pub const TABLE: [u8; 2] = [\n1,   2 ];\n',
  'tests/reads.rs': `#[test]
fn reads() {
  assert_eq!(include_str!("data/b.txt"), "b\\n");
  assert!(std::fs::metadata("tests/data/broken.nix").is_ok());
  assert_eq!(real::schema(), "a");
}
`,
  'tests/data/b.txt': 'b\n',
  'tests/data/broken.nix': '{ broken =\n',
  'shell.nix': '{pkgs}:   pkgs.mkShell{ }\n',
};

test('a project with files that code and tests read, and warnings that it allows, passes', async () => {
  const result = await checked(real, []);
  expect([result.status, result.checks], result.log ?? result.reason).toEqual([
    'passed',
    ['clippy', 'doc', 'doctest', 'fmt', 'msrv', 'nextest'],
  ]);
});

test('what rustfmt would change fails, as in its workflow', async () => {
  const unformatted = { ...real, 'tests/reads.rs': 'fn  main( ) {}\n' };
  const result = await checked(unformatted, ['--set=clippy=no', '--set=doc=no', '--set=msrv=no']);
  expect([result.status, result.failed], result.log ?? result.reason).toEqual(['failed', ['fmt']]);
});

test('a project without tests and with programs of its developers passes', async () => {
  const files = {
    'Cargo.toml': '[workspace]\nresolver = "2"\nmembers = ["app", "xtask"]\n',
    'app/Cargo.toml': '[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n',
    'app/src/main.rs': 'fn main() {}\n',
    'xtask/Cargo.toml':
      '[package]\nname = "xtask"\nversion = "0.1.0"\nedition = "2021"\npublish = false\n',
    'xtask/src/main.rs': 'fn main() {\n    std::process::exit(1);\n}\n',
  };
  const result = await checked(files, ['--set=help-check=yes']);
  expect([result.status, result.checks], result.log ?? result.reason).toEqual([
    'passed',
    ['fmt', 'help', 'nextest'],
  ]);
});

test.each([
  ['no profile “ci”', '[profile.default]\nslow-timeout = "60s"\n'],
  ['a report elsewhere', '[profile.ci.junit]\npath = "results/report.xml"\n'],
  [
    'another folder of its own, and exceptions',
    '[store]\ndir = "target/tests"\n[[profile.default.overrides]]\nfilter = "test(works)"\nretries = 1\n',
  ],
])('a nextest.toml with %s is as good as any other', async (_, settings) => {
  const files = {
    'Cargo.toml': '[package]\nname = "a"\nversion = "1.0.0"\nedition = "2021"\n',
    '.config/nextest.toml': settings,
    'src/lib.rs': passingTest,
  };
  const result = await checked(files, ['--set=doctests=no', '--set=rustfmt=no']);
  expect([result.status, result.checks], result.log ?? result.reason).toEqual([
    'passed',
    ['fmt', 'nextest'],
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
    ['doctest', 'fmt', 'nextest'],
  ]);
});

test('an old project passes without the checks that it is not ready for', async () => {
  const files = {
    'Cargo.toml': '[package]\nname = "old"\nversion = "1.0.0"\n',
    'src/lib.rs': `/// See [nothing].\npub fn  f( ) -> u8 { return 1; }\n${passingTest}`,
  };
  const result = await checked(files, []);
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
