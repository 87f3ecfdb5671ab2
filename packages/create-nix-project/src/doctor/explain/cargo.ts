import type { Row } from './row.ts';

/** A crate that is named by a path, where nothing is. */
const missingFolder =
  /unable to update (?:\/[^\n]{1,200})\n*Caused by: failed to read `(?<file>[^`\n]+\/Cargo\.toml)`/;

const book = 'https://doc.rust-lang.org/cargo';

/** Cargo: manifests, the lock, versions and downloads. */
export const cargoRows: readonly Row[] = [
  {
    id: 'rust-msrv',
    title: 'This Rust is older than a crate needs',
    patterns: [
      /rustc (?<have>[\w.-]+) is not supported by the following packages?:(?: |[^\n]*\n){1,3}?(?<package>[\w-]{1,100}@[\w.+-]{1,60}) requires rustc (?<wanted>[\d.]+)/,
      /package `(?<package>[^`\n]+)` cannot be built because it requires rustc (?<wanted>[\d.]+) or newer, while the currently active rustc version is (?<have>[\w.-]+)/,
    ],
    happened: '{package} needs Rust {wanted}, but this is {have}.',
    todo: [
      'If it is a dependency, lock a version for your Rust: `cargo update NAME --precise VERSION`, or let Cargo choose with `resolver.incompatible-rust-versions = "fallback"`.',
      'If it is your own crate: lower `rust-version` in `Cargo.toml`, if that is true, or update Rust: `nix flake update`, `nix/rust.nix`, `rust-toolchain.toml`.',
    ],
    link: `${book}/reference/rust-version.html`,
  },
  {
    id: 'rust-edition-2024',
    title: 'This Cargo does not support the edition',
    patterns: [
      /this version of Cargo is older than the `(?<edition>\d{4})` edition/,
      /feature `edition(?<edition>\d{4})` is required/,
    ],
    happened:
      'A `Cargo.toml` says edition {edition}; 2024 needs Rust 1.85 or newer. It may be a dependency’s: the first line of the error names the file.',
    todo: [
      'Update Rust: `nix flake update`, and look at `nix/rust.nix` and `rust-toolchain.toml`.',
      'Or lock an older version of that dependency: `cargo update NAME --precise VERSION`.',
    ],
    link: 'https://doc.rust-lang.org/edition-guide/rust-2024/index.html',
  },
  {
    id: 'rust-lock-version',
    title: 'Cargo.lock was written by a newer Cargo',
    patterns: [
      /lock file version `?(?<version>\d+)`? was found, but this version of Cargo does not understand/,
      /lock file version `?(?<version>\d+)`? requires `-Znext-lockfile-bump`/,
    ],
    happened: 'Version {version} of the lock file needs a newer Cargo: 4 needs 1.78.',
    todo: [
      'Update Rust: `nix flake update`, and look at `nix/rust.nix` and `rust-toolchain.toml`.',
      'To support an older one, let its Cargo write the lock: `cargo generate-lockfile`.',
    ],
  },
  {
    id: 'rust-lock-outdated',
    title: 'Cargo.lock is missing, or does not match Cargo.toml',
    patterns: [
      /cannot (?:update|create) the lock file (?<file>\S+) because --(?:locked|frozen) was passed/,
      /the lock file (?<file>\S+) needs to be updated but --(?:locked|frozen) was passed/,
    ],
    happened:
      '`{file}` would have to change, but `--locked` forbids it. Nix builds are always locked.',
    todo: [
      'Update it without changing other versions, and commit it: `cargo update --workspace && git add Cargo.lock`.',
      'If git ignores it, add it anyway: `git add --force Cargo.lock`.',
    ],
    link: `${book}/faq.html#why-have-cargolock-in-version-control`,
  },
  {
    id: 'rust-offline',
    title: 'Cargo was told not to use the network',
    patterns: [
      /attempting to make an HTTP request, but --offline was specified/,
      /you're using offline mode \(--offline\) which can sometimes cause/,
      /can't checkout from '[^'\n]+': you are in the offline mode/,
    ],
    happened:
      'A crate has to be downloaded, but `--offline` is set, or `CARGO_NET_OFFLINE`, as in Nix builds.',
    todo: [
      'In your shell, with a network: `cargo fetch`, then try again.',
      'In a build: the crate has to be in `Cargo.lock`, which crane vendors: `cargo update --workspace && git add Cargo.lock`.',
      'Tools that run Cargo elsewhere, in a test for instance, need their own vendored crates.',
    ],
  },
  {
    id: 'rust-vendor-missing',
    title: 'A crate is not vendored',
    patterns: [
      /no matching package named `(?<package>[^`\n]+)` found location searched: directory source/,
      /no matching package found searched package name: `(?<package>[^`\n]+)`[^\n]{0,80} (?:perhaps you meant[^\n]{0,120} )?location searched: directory source/,
    ],
    happened:
      'Crates come from a folder here, but `{package}` is not in it: the folder was made for a different `Cargo.lock`.',
    todo: [
      'Lock and commit, and crane recreates the folder: `cargo update --workspace && git add Cargo.lock`.',
      'With a folder in the repository: `cargo vendor`.',
      'With `-Z build-std`, the crates of the standard library have to be vendored too.',
      'With maturin, a feature in `[tool.maturin] features` such as `pyo3/generate-import-lib` can switch on crates that Cargo.lock does not have: name the feature in Cargo.toml instead, `cargo add pyo3 --features generate-import-lib`, or leave it out.',
    ],
    link: `${book}/commands/cargo-vendor.html`,
  },
  {
    id: 'rust-package-unknown',
    title: 'There is no such crate',
    patterns: [
      /no matching package named `(?<package>[^`\n]+)` found location searched: (?!directory source)/,
    ],
    unless: [/you're using offline mode/],
    happened: 'The registry has no crate called `{package}`.',
    todo: [
      'Correct the name in `Cargo.toml`: `cargo search {package}` lists similar ones.',
      'From another registry: `{package} = { version = "1", registry = "NAME" }`.',
    ],
    link: `${book}/reference/specifying-dependencies.html`,
  },
  {
    id: 'rust-checksum',
    title: 'A crate does not match Cargo.lock',
    patterns: [/checksum for `(?<package>[^`\n]+)` changed between lock files/],
    happened:
      'The registry has a different checksum for {package} than `Cargo.lock`: the lock was edited or merged wrongly, or a mirror serves a different file.',
    todo: [
      'Restore the lock of the last commit that worked: `git checkout COMMIT -- Cargo.lock`.',
      'If only this entry is wrong, lock it again: remove its `[[package]]`, and run `cargo update --workspace`.',
    ],
  },
  {
    id: 'rust-path-dependency',
    title: 'The folder of a crate is missing',
    patterns: [missingFolder],
    happened:
      'Cargo looks for a crate in a folder of the project, `{file}`, and the build does not have it.',
    todo: [
      'If it is a git submodule: `inputs.self.submodules = true;` in `flake.nix`, and `git submodule update --init`.',
      'If git does not track it: `git add --intent-to-add PATH`.',
      'If it lies above the flake: a flake sees nothing there; move the flake, or the crate.',
    ],
  },
  {
    id: 'rust-git-dependency',
    title: 'A crate from git cannot be fetched',
    depth: 'step',
    patterns: [/failed to load source for dependency `(?<package>[^`\n]+)`/],
    unless: [missingFolder],
    happened:
      '`{package}` comes from a git repository, which could not be read. Nix builds have no network, and no key for private repositories.',
    todo: [
      'Check that you can read it: `git ls-remote ADDRESS`. With SSH keys or a proxy: `CARGO_NET_GIT_FETCH_WITH_CLI=true`.',
      'With crane: `Cargo.lock` has to name the commit, and `outputHashes` its checksum where evaluation must not fetch.',
    ],
    link: 'https://crane.dev/API.html#cranelibvendorcargodeps',
  },
  {
    id: 'rust-links-twice',
    title: 'Two crates link the same native library',
    patterns: [
      /the package `(?<package>[^`\n]+)` links to the native library `(?<library>[^`\n]+)`, but it conflicts with a previous package/,
      /links to the native library `(?<library>[^`\n]+)`, but it conflicts with/,
    ],
    happened:
      'Only one crate may link `{library}`; here are two, usually two versions of one `-sys` crate.',
    todo: [
      'See what depends on them: `cargo tree --invert NAME-sys`.',
      'Update the one that needs the older version: `cargo update NAME`.',
    ],
    link: `${book}/reference/build-scripts.html#the-links-manifest-key`,
  },
  {
    id: 'rust-feature-missing',
    title: 'A crate has no feature of that name',
    patterns: [
      /depends on `(?<package>[^`\n]+)`,? with features?:? `(?<feature>[^`\n]+)` but `[^`\n]+` does not have/,
      /the package '(?<package>[^'\n]+)' does not contain (?:this|these) features?: (?<feature>[^\n]{1,100})/,
    ],
    happened: '`{package}` has no feature {feature}; it was renamed, removed, or never existed.',
    todo: [
      'List its features, in its documentation or with `cargo info {package}`.',
      'For your own crate, see the table `[features]` of `Cargo.toml`, and the options in `nix/rust.nix`.',
    ],
    link: `${book}/reference/features.html`,
  },
  {
    id: 'rust-no-manifest',
    title: 'There is no Rust project here',
    patterns: [/could not find `Cargo\.toml` in `(?<folder>[^`\n]+)` or any parent/],
    happened: 'Neither `{folder}` nor a folder above it has a `Cargo.toml`.',
    todo: [
      'Go to the project’s folder, or name it: `--manifest-path PATH/Cargo.toml`.',
      'In a Nix build: `git add --intent-to-add Cargo.toml`, and look at `nix/rust.nix`.',
    ],
  },
  {
    id: 'rust-workspace-outside',
    title: 'A crate is in a workspace that does not list it',
    patterns: [
      /current package believes it's in a workspace when it's not: current: (?<crate>\S+) workspace: (?<workspace>\S+)/,
    ],
    happened: '`{crate}` is below `{workspace}`, whose `members` do not include it.',
    todo: ['Add it to `members` in `{workspace}`, or to `exclude` if it is independent.'],
    link: `${book}/reference/workspaces.html`,
  },
  {
    id: 'rust-no-binary',
    title: 'The crate has no program',
    patterns: [
      /a bin target must be available for `cargo run`/,
      /no bin target named `(?<name>[^`\n]+)`/,
    ],
    happened: 'There is no `src/main.rs`, no file in `src/bin`, and no `[[bin]]` of that name.',
    todo: [
      'See what exists: `cargo run --bin`, without a name, lists the programs.',
      'In a workspace, name the crate: `cargo run --package NAME`.',
    ],
    link: `${book}/reference/cargo-targets.html#binaries`,
  },
];
