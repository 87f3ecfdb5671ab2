import { expect, test } from 'vitest';
import { checked } from './checked-project.ts';

const manifest = (dependencies: string) =>
  `[package]\nname = "native"\nversion = "0.1.0"\nedition = "2021"\n${dependencies}`;

const source = (...assertions: string[]) =>
  `#[test]\nfn links() {\n${assertions.map((line) => `    ${line}\n`).join('')}}\n`;

interface Native {
  readonly manifest: string;
  readonly source: string;
  readonly libraries: readonly string[];
  readonly programs: readonly string[];
}

/** Projects whose tests call into libraries that the offline nixpkgs has where the machine does. */
const projects: [what: string, native: Native][] = [
  [
    'OpenSSL, which a feature would compile, and zlib',
    {
      manifest: manifest(
        '[features]\nvendored = ["openssl-sys/vendored"]\n[dependencies]\nopenssl-sys = "0.9"\nlibz-sys = { version = "1", default-features = false, features = ["libc"] }\n',
      ),
      source: source(
        'assert!(unsafe { openssl_sys::OpenSSL_version_num() } > 0x1000_0000);',
        'assert!(!unsafe { libz_sys::zlibVersion() }.is_null());',
      ),
      libraries: ['pkgs.openssl # openssl-sys', 'pkgs.zlib # libz-sys'],
      programs: ['pkgs.pkg-config # libz-sys, openssl-sys'],
    },
  ],
  [
    'SQLite and PostgreSQL',
    {
      manifest: manifest('[dependencies]\nlibsqlite3-sys = "0.30"\npq-sys = "0.7"\n'),
      source: source(
        'assert!(unsafe { libsqlite3_sys::sqlite3_libversion_number() } > 3_000_000);',
        'assert!(unsafe { pq_sys::PQlibVersion() } > 100_000);',
      ),
      libraries: ['pkgs.libpq # pq-sys', 'pkgs.sqlite # libsqlite3-sys'],
      programs: ['pkgs.pkg-config # libsqlite3-sys, pq-sys'],
    },
  ],
  [
    'a SQLite whose header bindgen reads',
    {
      manifest: manifest(
        '[dependencies]\nlibsqlite3-sys = { version = "0.30", features = ["buildtime_bindgen"] }\n',
      ),
      source: source(
        'assert!(unsafe { libsqlite3_sys::sqlite3_libversion_number() } > 3_000_000);',
      ),
      libraries: ['pkgs.sqlite # libsqlite3-sys'],
      programs: [
        'pkgs.pkg-config # libsqlite3-sys',
        'pkgs.rustPlatform.bindgenHook # libsqlite3-sys',
      ],
    },
  ],
  [
    'fontconfig and FreeType, but nothing for Windows',
    {
      manifest: manifest(
        '[dependencies]\nfreetype-sys = "0.20"\nyeslogic-fontconfig-sys = "6"\n[target.\'cfg(windows)\'.dependencies]\nopenssl-sys = "0.9"\n',
      ),
      source: source(
        'let mut library = std::ptr::null_mut();',
        'assert_eq!(unsafe { freetype_sys::FT_Init_FreeType(&mut library) }, 0);',
        'assert!(unsafe { fontconfig_sys::FcGetVersion() } > 20_000);',
      ),
      libraries: ['pkgs.fontconfig # yeslogic-fontconfig-sys', 'pkgs.freetype # freetype-sys'],
      programs: ['pkgs.pkg-config # freetype-sys, yeslogic-fontconfig-sys'],
    },
  ],
];

/** The entries of a list in a Nix file. */
const entries = (text: string | undefined) => text?.match(/pkgs\.\S+ # .*/g) ?? [];

test.each(projects)('a project that uses %s passes as it is', async (_, native) => {
  const { status, log, reason, checks, texts } = await checked(
    { 'Cargo.toml': native.manifest, 'src/lib.rs': native.source },
    ['--set=clippy=no', '--set=doc=no', '--set=receipts=no', '--ci', 'none', '--set=deny=no'],
    { lock: true, texts: ['nix/libraries.nix', 'nix/programs.nix'] },
  );
  expect(texts.map(entries)).toEqual([native.libraries, native.programs]);
  expect([status, checks], log ?? reason).toEqual(['passed', ['doctest', 'fmt', 'nextest']]);
});
