import type { Row } from './row.ts';

/** Toolchains, tests and lints of Rust. */
export const rustToolRows: readonly Row[] = [
  {
    id: 'rust-rustup-syntax',
    title: '`cargo +toolchain` needs rustup',
    patterns: [/no such command: `\+(?<toolchain>[^`\n]+)`/],
    happened:
      '`+{toolchain}` is for rustup’s cargo. The one from Nix is exactly one Rust version and cannot switch.',
    todo: [
      'Omit `+{toolchain}`; `nix/rust.nix` says which Rust it is.',
      'For the oldest supported one: `nix develop .#msrv --command cargo check`.',
    ],
    link: 'https://rust-lang.github.io/rustup/overrides.html',
  },
  {
    id: 'rust-subcommand-missing',
    title: 'Cargo has no such command: {command}',
    patterns: [
      /no such command: `(?<command>(?!\+)[^`\n]+)`/,
      /'cargo-(?<command>[\w-]+)(?:\.exe)?' is not installed for the toolchain/,
    ],
    happened: '`cargo {command}` is a separate program, cargo-{command}, which is not on the PATH.',
    todo: [
      'Add `pkgs.cargo-{command}` to `nix/programs.nix`.',
      'clippy and rustfmt belong to the toolchain: add them to its components, in `rust-toolchain.toml` or `nix/rust.nix`.',
    ],
  },
  {
    id: 'rust-target-missing',
    title: 'The toolchain has no standard library for a target',
    patterns: [/the `(?<target>[^`\n]+)` target may not be installed/],
    happened:
      'The sources are compiled for {target}, but this Rust was installed without its standard library.',
    todo: [
      'Add `targets = ["{target}"]` to `rust-toolchain.toml`, which `nix/rust.nix` reads.',
      'With rustup: `rustup target add {target}`.',
    ],
    link: 'https://rust-lang.github.io/rustup/cross-compilation.html',
  },
  {
    id: 'rust-other-compiler',
    title: 'A compiled crate is from another Rust',
    patterns: [/found crate `(?<crate>[^`\n]+)` compiled by an incompatible version of rustc/],
    happened: '`{crate}` was compiled by another version of Rust; each version reads only its own.',
    todo: [
      'Compile everything again: `cargo clean`.',
      'In a flake, artifacts never cross toolchains: each toolchain needs its own `buildDepsOnly`.',
    ],
    link: 'https://doc.rust-lang.org/error_codes/E0514.html',
  },
  {
    id: 'nextest-no-tests',
    title: 'nextest found no tests',
    patterns: [/error: no tests to run/],
    happened: 'No test was selected, which nextest counts as an error since 0.9.85.',
    todo: [
      'If the filter should have found some: `cargo nextest list`.',
      'If there are none yet, allow that: `cargo nextest run --no-tests=pass`.',
      'nextest does not run examples in the documentation: `cargo test --doc`.',
    ],
    link: 'https://nexte.st/docs/running/',
  },
  {
    id: 'nextest-profile',
    title: 'nextest has no profile of that name',
    patterns: [/profile `(?<profile>[^`\n]+)` not found \(known profiles/],
    happened:
      '`.config/nextest.toml` has no `[profile.{profile}]`, or a Nix build does not see that file.',
    todo: [
      'Add it: `[profile.{profile}]`.',
      'Make it visible to the flake: `git add --intent-to-add .config/nextest.toml`, and look at `nix/rust.nix`.',
    ],
    link: 'https://nexte.st/docs/configuration/',
  },
  {
    id: 'rust-tests-failed',
    title: 'Tests failed',
    depth: 'outcome',
    patterns: [
      /^error: test run failed/,
      /^test result: FAILED\. (?<counts>[^;\n]{1,60}; [^;\n]{1,60})/,
    ],
    happened: 'The tests ran, and not all of them passed. The lines with FAIL or FAILED name them.',
    todo: [
      'Run a single test: `cargo nextest run NAME`, or `cargo test NAME`.',
      'If it passes in your shell and fails in a Nix build: there is no network, no home folder, and only the files that `nix/rust.nix` includes.',
    ],
  },
  {
    id: 'deny-licence',
    title: 'A crate’s licence is not allowed',
    patterns: [/error\[rejected\]: failed to satisfy license requirements/],
    happened:
      '`deny.toml` lists the licences that this project accepts, and a crate has none of them. The lines below name both.',
    todo: [
      'If it is acceptable, add it to `allow` in `[licenses]` of `deny.toml`, or make an exception for the crate.',
      'Otherwise use another crate: `cargo tree --invert NAME` shows what depends on it.',
    ],
    link: 'https://embarkstudios.github.io/cargo-deny/checks/licenses/cfg.html',
  },
  {
    id: 'clippy-warnings',
    title: 'A warning is treated as an error',
    depth: 'outcome',
    patterns: [
      /`-D (?<lint>[\w:-]+)` implied by `-D warnings`/,
      /requested on the command line with `-D (?<lint>[\w:-]+)`/,
    ],
    happened: 'The check denies all warnings, and the compiler or clippy has one ({lint}).',
    todo: [
      'Let it fix what it can: `cargo clippy --fix --all-targets`.',
      'To allow it in one place: `#[allow({name})]` above it, with the reason.',
    ],
    link: 'https://rust-lang.github.io/rust-clippy/master/',
    derive: ({ lint = '' }) => ({ name: lint.replaceAll('-', '_') }),
  },
  {
    id: 'rustfmt-difference',
    title: 'Files are not formatted',
    depth: 'outcome',
    patterns: [/^Diff in (?<file>\S{1,300}\.rs)(?::\d+| at line)/],
    happened: 'The formatter would change `{file}`, and perhaps others.',
    todo: ['Format all files: `nix fmt`, or `cargo fmt`.'],
  },
];
