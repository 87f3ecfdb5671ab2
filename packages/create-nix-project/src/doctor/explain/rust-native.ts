import type { Row } from './row.ts';

/** Packages of nixpkgs by the name that pkg-config knows their library by. */
const packagesOfPkgConfig: Readonly<Record<string, string>> = {
  alsa: 'alsa-lib',
  atk: 'at-spi2-core',
  cairo: 'cairo',
  'dbus-1': 'dbus',
  expat: 'expat',
  fontconfig: 'fontconfig',
  freetype2: 'freetype',
  'gdk-3.0': 'gtk3',
  'gdk-pixbuf-2.0': 'gdk-pixbuf',
  'glib-2.0': 'glib',
  'gobject-2.0': 'glib',
  'gio-2.0': 'glib',
  'gstreamer-1.0': 'gst_all_1.gstreamer',
  'gtk+-3.0': 'gtk3',
  gtk4: 'gtk4',
  'hidapi-hidraw': 'hidapi',
  'javascriptcoregtk-4.1': 'webkitgtk_4_1',
  libcurl: 'curl',
  libgit2: 'libgit2',
  libinput: 'libinput',
  liblzma: 'xz',
  'libpipewire-0.3': 'pipewire',
  libpq: 'libpq',
  libpulse: 'libpulseaudio',
  libseat: 'seatd',
  libsodium: 'libsodium',
  'libsoup-3.0': 'libsoup_3',
  libssh2: 'libssh2',
  libudev: 'udev',
  'libusb-1.0': 'libusb1',
  libzmq: 'zeromq',
  libzstd: 'zstd',
  openssl: 'openssl',
  pango: 'pango',
  sqlite3: 'sqlite',
  vulkan: 'vulkan-loader',
  'wayland-client': 'wayland',
  'webkit2gtk-4.1': 'webkitgtk_4_1',
  x11: 'libx11',
  xcb: 'libxcb',
  xkbcommon: 'libxkbcommon',
  zlib: 'zlib',
};

/** Native libraries and programs that crates need. */
export const rustNativeRows: readonly Row[] = [
  {
    id: 'rust-linker-missing',
    title: 'There is no linker',
    patterns: [/linker `(?<linker>[^`\n]+)` not found/],
    happened:
      'Rust links programs with the C compiler’s `{linker}`, which is not on the PATH. The toolchain does not include it.',
    todo: [
      'Enter the dev shell, where it is: `nix develop`.',
      'In your own shell or build: `pkgs.stdenv.cc`, or `pkgs.mkShell` instead of `mkShellNoCC`.',
      'If `.cargo/config.toml` names another linker, such as mold or clang, add it to `nix/programs.nix`.',
    ],
    link: 'https://doc.rust-lang.org/cargo/reference/config.html#targettriplelinker',
  },
  {
    id: 'rust-library-not-linked',
    title: 'The linker does not find a library: {library}',
    patterns: [
      /unable to find library -l(?<library>[\w.+-]+)/,
      /cannot find -l(?<library>[\w.+-]+)/,
      /library not found for -l(?<library>[\w.+-]+)/,
    ],
    happened: 'A crate links the native library `{library}`, which is not in the flake.',
    todo: [
      'Add the package that has it to `nix/libraries.nix`; <https://search.nixos.org/packages> finds it.',
      'Most `-sys` crates find it through pkg-config: `pkgs.pkg-config` in `nix/programs.nix`.',
    ],
    link: 'https://doc.rust-lang.org/cargo/reference/build-scripts.html',
  },
  {
    id: 'rust-pkg-config-program',
    title: 'A crate looks for its library with pkg-config, which is missing',
    patterns: [/The pkg-config command could not be found/],
    happened:
      'Build scripts ask `pkg-config` where native libraries are, but it is not on the PATH.',
    todo: [
      'Add `pkgs.pkg-config` to `nix/programs.nix`, and the library to `nix/libraries.nix`.',
      'In your own Nix files, it belongs in `nativeBuildInputs`.',
    ],
  },
  {
    id: 'rust-openssl',
    title: 'openssl-sys cannot find OpenSSL',
    patterns: [
      /Could not find directory of OpenSSL installation/,
      /Could not find openssl via pkg-config/,
    ],
    happened:
      'The crate openssl-sys links the installed OpenSSL, but neither pkg-config nor `OPENSSL_DIR` leads to one.',
    todo: [
      'Add `pkgs.openssl` to `nix/libraries.nix` and `pkgs.pkg-config` to `nix/programs.nix`; the dev package comes with it.',
      'Or do without OpenSSL: many crates have a feature `rustls`, such as `reqwest = { default-features = false, features = ["rustls-tls"] }`.',
    ],
    link: 'https://docs.rs/openssl/latest/openssl/',
  },
  {
    id: 'rust-pkg-config-library',
    title: 'A crate cannot find its native library: {library}',
    patterns: [
      /The system library `(?<library>(?!openssl`)[^`\n]+)` required by crate `(?<crate>[^`\n]+)` was not found/,
      /Package (?<library>(?!openssl )[\w.+-]{1,80}) was not found in the pkg-config search path/,
      /Package '(?<library>(?!openssl')[^'\n]+)'?,? (?:required by 'virtual:world', )?not found/,
    ],
    happened:
      'A build script asked pkg-config for `{library}`, but the flake has no library of that name.',
    todo: [
      'Add {package} to `nix/libraries.nix`, and `pkgs.pkg-config` to `nix/programs.nix`.',
      'List what pkg-config finds, in the dev shell: `pkg-config --list-all`.',
    ],
    derive: ({ library = '' }) => {
      const name = packagesOfPkgConfig[library];
      return {
        package:
          name === undefined
            ? `the package with ${library}.pc, which <https://search.nixos.org/packages> finds,`
            : `\`pkgs.${name}\``,
      };
    },
  },
  {
    id: 'rust-libclang',
    title: 'bindgen cannot find libclang',
    patterns: [
      /couldn't find any valid shared libraries matching: \['?libclang/,
      /Unable to find libclang/,
    ],
    happened: 'A crate generates bindings from C headers with libclang, which is not in the flake.',
    todo: [
      'Add `pkgs.rustPlatform.bindgenHook` to `nix/programs.nix`: it sets `LIBCLANG_PATH` and the folders of the C headers.',
      'In a shell only: `export LIBCLANG_PATH=$(nix build --print-out-paths --no-link nixpkgs#libclang.lib)/lib`.',
    ],
    link: 'https://nixos.org/manual/nixpkgs/stable/#rust',
  },
  {
    id: 'rust-protoc',
    title: 'The Protocol Buffers compiler is missing',
    patterns: [/Could not find `protoc`/, /protoc failed: (?:No such file|program not found)/],
    happened:
      'A build script, of prost or tonic for instance, runs `protoc`, which is not on the PATH.',
    todo: [
      'Add `pkgs.protobuf` to `nix/programs.nix`.',
      'If it is elsewhere: `export PROTOC=/path/to/protoc`.',
    ],
    link: 'https://docs.rs/prost-build/latest/prost_build/#sourcing-protoc',
  },
  {
    id: 'rust-cmake',
    title: 'A crate is built with cmake, which is missing',
    patterns: [/is `(?<program>cmake)` not installed\?/],
    happened: 'A build script compiles C or C++ sources with `{program}`.',
    todo: [
      'Add `pkgs.cmake` to `nix/programs.nix`.',
      'In a derivation, keep it from configuring your project too: `dontUseCmakeConfigure = true`.',
    ],
  },
  {
    id: 'rust-c-compiler',
    title: 'A crate compiles C sources, but there is no compiler: {tool}',
    patterns: [/failed to find tool "(?<tool>[^"\n]+)"/],
    happened: 'A build script called `{tool}`, which is not on the PATH.',
    todo: [
      'Enter the dev shell: `nix develop`. Nix builds with `stdenv` have `cc` and `c++`.',
      'For another system: the cross compiler has to be among the programs, and a variable such as `CC_aarch64_unknown_linux_gnu` has to name it.',
    ],
  },
  {
    id: 'rust-included-file',
    title: 'A file that the sources include is missing',
    patterns: [/couldn't read `?(?<file>[^`\n]{1,200}?)`?: No such file or directory/],
    happened:
      '`include_str!`, `include_bytes!` or `mod` names `{file}`. A Nix build only sees files that are tracked by git and that `nix/rust.nix` includes.',
    todo: [
      'Check whether the file is tracked: `git ls-files --error-unmatch PATH`; if not, `git add --intent-to-add PATH`.',
      'If it is, `nix/rust.nix` leaves it out: remove it from the list there. A flake of your own may use crane’s filter, which includes only Rust and Cargo files.',
    ],
    link: 'https://crane.dev/source-filtering.html',
  },
  {
    id: 'rust-build-script',
    title: 'A build script failed: {package}',
    depth: 'step',
    patterns: [/failed to run custom build command for `(?<package>[^`(]{1,100}?)(?: \([^`]*\))?`/],
    happened:
      'The crate {package} has a program that runs before it is compiled, and it ended with an error. Its output is below “--- stderr”.',
    todo: [
      'Most often a native library or program is missing: `nix/libraries.nix` and `nix/programs.nix`.',
      'If it reads a file of the project, that file has to be tracked by git, and included by `nix/rust.nix`.',
    ],
    link: 'https://doc.rust-lang.org/cargo/reference/build-scripts.html',
  },
  {
    id: 'rust-sqlx-offline',
    title: 'sqlx wants a database to compile its queries',
    patterns: [
      /`DATABASE_URL` must be set, or `cargo sqlx prepare` must have been run/,
      /set `DATABASE_URL` to use query macros online/,
    ],
    happened:
      'The macros of sqlx check queries against a running database, or against what was kept in `.sqlx`. A build has no database.',
    todo: [
      'Keep the answers of the database, and track them: `cargo sqlx prepare --workspace`, and `git add .sqlx`.',
      'Where DATABASE_URL is set as well: `SQLX_OFFLINE=true`.',
    ],
    link: 'https://docs.rs/sqlx/latest/sqlx/macro.query.html#offline-mode',
  },
  {
    id: 'rust-git-repository',
    title: 'A build script looks for the git repository',
    patterns: [
      /could not find repository at '(?<path>[^'\n]+)'; class=Repository/,
      /fatal: not a git repository \(or any (?:of the parent directories|parent up to mount point[^)\n]{0,60})\)[^]{0,200}?vergen/,
    ],
    happened:
      'A crate such as vergen, built or git-version reads commit and date from `.git`, which no build of Nix has: its result must not depend on it.',
    todo: [
      'Say what it should find, in `nix/rust.nix` or your own derivation: `VERGEN_GIT_SHA = self.shortRev or "dirty";`, and `VERGEN_IDEMPOTENT = "1";`.',
      'Without such a crate: `option_env!("GIT_REVISION")`, and the same for that name.',
    ],
    link: 'https://docs.rs/vergen/latest/vergen/#environment-variables',
  },
  {
    id: 'rust-linker-choice',
    title: 'The linker that the project asks for is missing',
    patterns: [
      /collect2: fatal error: cannot find '(?<linker>[\w.-]+)'/,
      /invalid linker name in (?:argument )?'-fuse-ld=(?<linker>[\w.-]+)'/,
    ],
    happened:
      '`-fuse-ld` in `.cargo/config.toml`, or in RUSTFLAGS, asks for another linker than the compiler’s own (`{linker}`), and it is not on the PATH.',
    todo: [
      'Add it to `nix/programs.nix`: `pkgs.mold`, or `pkgs.lld`.',
      'Or leave it to your machine: move those lines to `~/.cargo/config.toml`.',
    ],
  },
];
