import { expect, test } from 'vitest';
import { testFolder } from '../../../test/cli.ts';
import { openFolder } from '../../read/folder.ts';
import { probeGates } from './gates.ts';

type Files = Readonly<Record<string, string>>;

const workflow = '.github/workflows/ci.yml';

function gates(files: Files) {
  const { facts, clippyOptions } = probeGates(openFolder(testFolder(files)), 'Cargo.toml');
  const on = facts.filter(({ value }) => value === true);
  return {
    on: Object.fromEntries(on.map(({ id, evidence: [place] }) => [id, place])),
    clippyOptions,
  };
}

test('a project that runs nothing has no check, and everything if it asks for clippy', () => {
  const { facts, clippyOptions } = probeGates(openFolder(testFolder({})), 'Cargo.toml');
  const evidence = [{ file: 'Cargo.toml' }];
  expect(facts).toEqual(
    ['cargo-clippy', 'cargo-fmt', 'cargo-doc', 'cargo-audit'].map((id) => ({
      id,
      value: false,
      evidence,
    })),
  );
  expect(clippyOptions).toEqual(['--all-targets', '--deny warnings']);
});

test.each<[string, Files, string, object]>([
  ['a workflow', { [workflow]: '\n      - run: cargo clippy\n' }, 'cargo-clippy', { line: 2 }],
  ['a toolchain', { justfile: 'lint:\n  cargo +stable clippy\n' }, 'cargo-clippy', { line: 2 }],
  ['an action', { [workflow]: '    command: clippy\n' }, 'cargo-clippy', { line: 1 }],
  ['a hook', { '.pre-commit-config.yaml': '  - id: fmt\n' }, 'cargo-fmt', { line: 1 }],
  ['a script', { 'ci/test.sh': 'cargo fmt --all --check\n' }, 'cargo-fmt', { line: 1 }],
  ['rustfmt.toml', { 'rustfmt.toml': 'max_width = 100\n' }, 'cargo-fmt', {}],
  ['rustdoc', { Makefile: 'RUSTDOCFLAGS="-Dwarnings" cargo doc\n' }, 'cargo-doc', { line: 1 }],
  ['cargo audit', { [workflow]: '  - run: cargo audit\n' }, 'cargo-audit', { line: 1 }],
  [
    'an action that audits',
    { [workflow]: '  - uses: rustsec/audit-check@v2.0.0\n' },
    'cargo-audit',
    { line: 1 },
  ],
])('%s shows a check', (_, files, id, line) => {
  expect(gates(files).on).toEqual({ [id]: { file: Object.keys(files)[0], ...line } });
});

test.each<[string, Files]>([
  ['a comment', { [workflow]: '      # cargo clippy\n' }],
  ['another command', { [workflow]: 'cargo clippyx\ncargo fmtx\n' }],
  ['documentation that may have warnings', { [workflow]: 'run: cargo doc --no-deps\n' }],
  ['nightly rustfmt', { [workflow]: 'run: cargo +nightly fmt --check\n' }],
  [
    'nightly rustfmt before the settings',
    { [workflow]: 'run: cargo +nightly fmt --check\n', 'rustfmt.toml': 'max_width = 100\n' },
  ],
  [
    'a job with nightly',
    {
      [workflow]:
        '  fmt:\n    steps:\n      - uses: a/rust-toolchain@nightly\n      - run: cargo fmt\n',
    },
  ],
  ['settings of nightly rustfmt', { 'rustfmt.toml': 'group_imports = "One"\n' }],
])('%s shows none', (_, files) => {
  expect(gates(files).on).toEqual({});
});

test('nightly rustfmt is right where the toolchain is nightly, and stable in another job', () => {
  const files = { [workflow]: 'run: cargo +nightly fmt\n' };
  const toolchain = { 'rust-toolchain.toml': '[toolchain]\nchannel = "nightly"\n' };
  expect(gates({ ...files, ...toolchain }).on).toHaveProperty('cargo-fmt');
  const jobs =
    '  a:\n    steps:\n      - uses: a/rust-toolchain@nightly\n  b:\n    steps:\n      - run: cargo fmt\n';
  expect(gates({ [workflow]: jobs }).on).toHaveProperty('cargo-fmt');
});

test.each<[string, string, string[]]>([
  ['run: cargo clippy', '', []],
  ['run: cargo clippy --all-targets', '', ['--all-targets']],
  ['run: cargo clippy -- -D warnings', '', ['--deny warnings']],
  ['run: cargo clippy', 'RUSTFLAGS: "-Dwarnings"', ['--deny warnings']],
  ['run: cargo clippy', '      args: --tests -- -D warnings', ['--all-targets', '--deny warnings']],
  [
    'run: cargo clippy \\',
    '  --all-targets \\\n  -- --deny=warnings',
    ['--all-targets', '--deny warnings'],
  ],
  ['run: cargo clippy --all-targets', 'run: cargo clippy -- -D warnings', ['--deny warnings']],
])('%j, then %j, is clippy with %j', (line, more, options) => {
  expect(gates({ [workflow]: `${line}\n${more}\n` }).clippyOptions).toEqual(options);
});
