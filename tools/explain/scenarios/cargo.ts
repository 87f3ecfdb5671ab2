import { withoutPrograms } from '../hidden.ts';
import type { Scenario } from '../scenario.ts';

const version = 'cargo --version';
const manifest = (more = '', edition = '2021'): string =>
  `[package]\nname = "demo"\nversion = "0.1.0"\nedition = "${edition}"\n${more}`;
const project = (more = '', main = 'fn main() {}\n'): Record<string, string> => ({
  'Cargo.toml': manifest(more),
  'src/main.rs': main,
});
/** The Rust of an older distribution. */
const oldCargo = 'PATH=$OLD_RUST:$PATH LD_LIBRARY_PATH=$OLD_RUST/../lib/x86_64-linux-gnu cargo';

/** Cargo and the compiler. */
export const cargo: readonly Scenario[] = [
  {
    id: 'rust-linker-choice',
    version,
    files: {
      ...project(),
      '.cargo/config.toml': '[build]\nrustflags = ["-Clink-arg=-fuse-ld=mold"]\n',
    },
    command: 'cargo build',
  },
  {
    id: 'rust-path-dependency',
    version,
    files: project('[dependencies]\npart = { path = "vendor/part" }\n'),
    setup: 'mkdir -p vendor/part',
    command: 'cargo build',
  },
  {
    id: 'rust-git-repository',
    version,
    files: {
      ...project('[build-dependencies]\nvergen-git2 = "1"\n'),
      'build.rs':
        'use vergen_git2::{Emitter, Git2Builder};\nfn main() {\n    Emitter::default().fail_on_error().add_instructions(&Git2Builder::all_git().unwrap()).unwrap().emit().unwrap();\n}\n',
    },
    command: 'cargo build',
  },
  {
    id: 'rust-sqlx-offline',
    version,
    files: project(
      '[dependencies]\nsqlx = { version = "0.8", default-features = false, features = ["macros", "sqlite"] }\n',
      'fn main() {\n    let _ = sqlx::query!("select 1 as one");\n}\n',
    ),
    command: 'cargo check',
  },
  {
    id: 'rust-linker-missing',
    version,
    files: project(),
    command: withoutPrograms(['cc', 'gcc', 'clang'], 'cargo build'),
  },
  {
    id: 'rust-library-not-linked',
    version,
    files: project(
      '',
      '#[link(name = "demoasound")]\nextern "C" { fn snd(); }\nfn main() { unsafe { snd() } }\n',
    ),
    command: 'cargo build',
  },
  {
    id: 'rust-library-not-linked--ld',
    version: 'PATH=$OLDER_RUST:$PATH cargo --version',
    files: project(
      '',
      '#[link(name = "demoasound")]\nextern "C" { fn snd(); }\nfn main() { unsafe { snd() } }\n',
    ),
    command: 'PATH=$OLDER_RUST:$PROGRAMS:/usr/bin:/bin cargo build',
  },
  {
    id: 'rust-pkg-config-program',
    version,
    files: project('[dependencies]\nlibudev-sys = "=0.1.4"\n'),
    command: withoutPrograms(
      [
        'pkg-config',
        'x86_64-linux-gnu-pkg-config',
        'pkgconf',
        'x86_64-pc-linux-gnu-pkg-config',
        'x86_64-linux-gnu-pkgconf',
      ],
      'cargo build',
    ),
  },
  {
    id: 'rust-pkg-config-library',
    version,
    files: project('[dependencies]\nlibudev-sys = "=0.1.4"\n'),
    command: 'PKG_CONFIG_LIBDIR=/var/empty cargo build',
  },
  {
    id: 'rust-pkg-config-library--alsa',
    version,
    files: project('[dependencies]\nalsa-sys = "=0.3.1"\n'),
    command: 'PKG_CONFIG_LIBDIR=/var/empty cargo build',
    colour: true,
  },
  {
    id: 'rust-openssl',
    version,
    files: project('[dependencies]\nopenssl-sys = "=0.9.109"\n'),
    command: 'PKG_CONFIG_LIBDIR=/var/empty cargo build',
  },
  {
    id: 'rust-libclang',
    version,
    files: project('[dependencies]\nclang-sys = "=1.8.1"\n'),
    command: 'cargo build',
  },
  {
    id: 'rust-protoc',
    version,
    files: {
      ...project('[build-dependencies]\nprost-build = "=0.13.5"\n'),
      'build.rs': 'fn main() { prost_build::compile_protos(&["a.proto"], &["."]).unwrap(); }\n',
      'a.proto': 'syntax = "proto3";\n',
    },
    command: withoutPrograms(['protoc'], 'cargo build'),
  },
  {
    id: 'rust-cmake',
    version,
    files: {
      ...project('[build-dependencies]\ncmake = "=0.1.54"\n'),
      'build.rs': 'fn main() { cmake::build("native"); }\n',
    },
    command: withoutPrograms(['cmake'], 'cargo build'),
  },
  {
    id: 'rust-c-compiler',
    version,
    files: {
      ...project('[build-dependencies]\ncc = "=1.2.40"\n'),
      'build.rs': 'fn main() { cc::Build::new().cpp(true).file("a.cc").compile("a"); }\n',
      'a.cc': 'int a() { return 1; }\n',
    },
    command: withoutPrograms(['c++', 'g++'], 'cargo build'),
  },
  {
    id: 'c-header-missing--cargo',
    version,
    files: {
      ...project('[build-dependencies]\ncc = "=1.2.40"\n'),
      'build.rs': 'fn main() { cc::Build::new().file("a.c").compile("a"); }\n',
      'a.c': '#include <libdemo/audio.h>\n',
    },
    command: 'cargo build',
  },
  {
    id: 'rust-build-script',
    version,
    files: {
      ...project(),
      'build.rs':
        'fn main() { std::fs::read_to_string("generated.txt").expect("run make first"); }\n',
    },
    command: 'cargo build',
  },
  {
    id: 'rust-msrv',
    version,
    files: project('rust-version = "1.99"\n'),
    command: 'cargo build',
  },
  {
    id: 'rust-msrv--dependency',
    version: '$OLDER_RUST/cargo --version',
    files: project('[dependencies]\nhome = "=0.5.12"\n'),
    setup: 'cargo generate-lockfile',
    command: 'PATH=$OLDER_RUST:$PATH cargo build --locked',
  },
  {
    id: 'rust-edition-2024',
    version: `${oldCargo} --version`,
    files: { 'Cargo.toml': manifest('', '2024'), 'src/main.rs': 'fn main() {}\n' },
    command: `${oldCargo} build`,
  },
  {
    id: 'rust-lock-version',
    version: `${oldCargo} --version`,
    files: project('[dependencies]\nitoa = "=1.0.11"\n'),
    setup: 'cargo generate-lockfile',
    command: `${oldCargo} build --locked`,
  },
  {
    id: 'rust-lock-outdated',
    version,
    files: project('[dependencies]\nitoa = "=1.0.11"\n'),
    setup: 'cargo generate-lockfile; echo \'ryu = "=1.0.18"\' >> Cargo.toml',
    command: 'cargo build --locked',
  },
  {
    id: 'rust-lock-outdated--missing',
    version,
    files: project('[dependencies]\nitoa = "=1.0.11"\n'),
    command: 'cargo build --locked',
  },
  {
    id: 'rust-offline',
    version,
    files: project('[dependencies]\nitoa = "=1.0.11"\n'),
    setup: 'cargo generate-lockfile',
    command: 'CARGO_HOME=../empty cargo build --offline',
  },
  {
    id: 'rust-offline--git',
    version,
    files: project('[dependencies]\ndemo-other = { git = "https://example.org/demo-other" }\n'),
    command: 'CARGO_HOME=../empty cargo build --offline',
  },
  {
    id: 'rust-msrv--old',
    version: `${oldCargo} --version`,
    files: {
      ...project('[dependencies]\nother = { path = "other" }\n'),
      'other/Cargo.toml':
        '[package]\nname = "other"\nversion = "0.1.0"\nedition = "2021"\nrust-version = "1.99"\n',
      'other/src/lib.rs': '',
    },
    command: `${oldCargo} build`,
  },
  {
    id: 'rust-lock-outdated--old',
    version: `${oldCargo} --version`,
    files: {
      ...project('[dependencies]\nother = { path = "other" }\n'),
      'other/Cargo.toml': '[package]\nname = "other"\nversion = "0.1.0"\nedition = "2021"\n',
      'other/src/lib.rs': '',
      'Cargo.lock': 'version = 3\n\n[[package]]\nname = "demo"\nversion = "0.1.0"\n',
    },
    command: `${oldCargo} build --locked`,
  },
  {
    id: 'rust-vendor-missing',
    version,
    files: {
      ...project('[dependencies]\nitoa = "=1.0.11"\n'),
      '.cargo/config.toml':
        '[source.crates-io]\nreplace-with = "vendored-sources"\n[source.vendored-sources]\ndirectory = "vendor"\n',
      'vendor/README': 'crates\n',
    },
    setup: 'mv .cargo c; cargo generate-lockfile; mv c .cargo',
    command: 'cargo build --locked',
  },
  {
    id: 'rust-checksum',
    version,
    files: project('[dependencies]\nitoa = "=1.0.11"\n'),
    setup: `cargo generate-lockfile; sed -i 's/^checksum = "..../checksum = "0000/' Cargo.lock`,
    command: 'cargo build --locked',
  },
  {
    id: 'network-unreachable',
    version,
    files: project('[dependencies]\nitoa = "=1.0.11"\n'),
    command: 'CARGO_NET_RETRY=0 CARGO_HOME=../empty unshare --net cargo build',
  },
  {
    id: 'rust-git-dependency',
    version,
    files: project('[dependencies]\ndemo2 = { git = "https://github.com/no-such-owner/demo2" }\n'),
    command: 'CARGO_NET_RETRY=0 CARGO_HOME=../empty unshare --net cargo build',
  },
  {
    id: 'rust-package-unknown',
    version,
    files: project('[dependencies]\nno-such-crate-of-this-name = "1"\n'),
    command: 'cargo build',
  },
  {
    id: 'rust-links-twice',
    version,
    files: {
      ...project('[dependencies]\none = { path = "one" }\ntwo = { path = "two" }\n'),
      'one/Cargo.toml': '[package]\nname = "one"\nversion = "0.1.0"\nlinks = "demo"\n',
      'one/src/lib.rs': '',
      'one/build.rs': 'fn main() {}\n',
      'two/Cargo.toml': '[package]\nname = "two"\nversion = "0.1.0"\nlinks = "demo"\n',
      'two/src/lib.rs': '',
      'two/build.rs': 'fn main() {}\n',
    },
    command: 'cargo build',
  },
  {
    id: 'rust-feature-missing',
    version,
    files: project('[dependencies]\nitoa = { version = "=1.0.11", features = ["serde"] }\n'),
    command: 'cargo build',
  },
  {
    id: 'rust-feature-missing--command',
    version,
    files: project(),
    command: 'cargo build --features cuda',
  },
  {
    id: 'rust-included-file',
    version,
    files: project(
      '',
      'const TEXT: &str = include_str!("../data/words.txt");\nfn main() { println!("{TEXT}"); }\n',
    ),
    command: 'cargo build',
  },
  {
    id: 'rust-no-manifest',
    version,
    command: 'cargo build',
  },
  {
    id: 'rust-workspace-outside',
    version,
    files: {
      'Cargo.toml': '[workspace]\nmembers = ["one"]\n',
      'one/Cargo.toml': '[package]\nname = "one"\nversion = "0.1.0"\n',
      'one/src/lib.rs': '',
      'two/Cargo.toml': '[package]\nname = "two"\nversion = "0.1.0"\n',
      'two/src/lib.rs': '',
    },
    command: 'cd two && cargo build',
  },
  {
    id: 'rust-no-binary',
    version,
    files: { 'Cargo.toml': manifest(), 'src/lib.rs': '' },
    command: 'cargo run',
  },
  {
    id: 'rust-no-binary--name',
    version,
    files: project(),
    command: 'cargo run --bin other',
  },
  {
    id: 'rust-rustup-syntax',
    version,
    files: project(),
    command: 'PATH=$OLDER_RUST:$PATH cargo +stable build',
  },
  {
    id: 'rust-subcommand-missing',
    version,
    files: project(),
    command: 'cargo nextest run',
  },
  {
    id: 'rust-target-missing',
    version,
    files: project(),
    command: 'PATH=$TOOLCHAIN:$PATH cargo build --target wasm32-unknown-unknown',
  },
  {
    id: 'rust-other-compiler',
    version,
    files: {
      ...project('[dependencies]\nhelper = { path = "helper" }\n', 'fn main() { helper::a(); }\n'),
      'helper/Cargo.toml': '[package]\nname = "helper"\nversion = "0.1.0"\n',
      'helper/src/lib.rs': 'pub fn a() {}\n',
    },
    setup: '$OLDER_RUST/rustc --crate-type rlib --crate-name helper helper/src/lib.rs',
    command: 'rustc --edition 2021 --extern helper=libhelper.rlib src/main.rs',
  },
  {
    id: 'nextest-no-tests',
    version: 'PATH=$NEXTEST:$PATH cargo nextest --version',
    files: project(),
    command: 'PATH=$NEXTEST:$PATH cargo nextest run',
  },
  {
    id: 'rust-tests-failed',
    version: 'PATH=$NEXTEST:$PATH cargo nextest --version',
    files: project('', 'fn main() {}\n#[test]\nfn adds() { assert_eq!(1 + 1, 3); }\n'),
    command: 'PATH=$NEXTEST:$PATH cargo nextest run',
  },
  {
    id: 'nextest-profile',
    version: 'PATH=$NEXTEST:$PATH cargo nextest --version',
    files: project(),
    command: 'PATH=$NEXTEST:$PATH cargo nextest run --profile ci',
  },
  {
    id: 'deny-licence',
    version: 'PATH=$DENY:$PATH cargo deny --version',
    files: {
      ...project('license = "MIT"\n[dependencies]\nitoa = "=1.0.11"\n'),
      'deny.toml': '[licenses]\nallow = ["ISC"]\n',
    },
    command: 'PATH=$DENY:$PATH cargo deny check licenses',
  },
  {
    id: 'clippy-warnings',
    version,
    files: project(
      '',
      'fn one() -> i32 {\n    return 1;\n}\n\nfn main() {\n    println!("{}", one());\n}\n',
    ),
    command: 'cargo clippy -- -D warnings',
  },
  {
    id: 'rustfmt-difference',
    version,
    files: project('', 'fn main() { println!("a") ; }\n'),
    command: 'cargo fmt --check',
  },
];
