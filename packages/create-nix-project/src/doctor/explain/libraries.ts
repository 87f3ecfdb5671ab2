import type { Row } from './row.ts';

/**
 * Packages of nixpkgs that have a shared library, by the beginning of its name. The driver’s libraries
 * are not among them: they are never in nixpkgs.
 */
const packagesWithLibrary: Readonly<Record<string, string>> = {
  'libstdc++': 'pkgs.stdenv.cc.cc.lib',
  libgcc_s: 'pkgs.stdenv.cc.cc.lib',
  libgomp: 'pkgs.stdenv.cc.cc.lib',
  libgfortran: 'pkgs.gfortran.cc.lib',
  libquadmath: 'pkgs.gfortran.cc.lib',
  libz: 'pkgs.zlib',
  libzstd: 'pkgs.zstd',
  libbz2: 'pkgs.bzip2',
  liblzma: 'pkgs.xz',
  libGL: 'pkgs.libGL',
  libEGL: 'pkgs.libGL',
  libGLX: 'pkgs.libGL',
  'libglib-2.0': 'pkgs.glib',
  'libgthread-2.0': 'pkgs.glib',
  'libgobject-2.0': 'pkgs.glib',
  libssl: 'pkgs.openssl',
  libcrypto: 'pkgs.openssl',
  libcrypt: 'pkgs.libxcrypt-legacy',
  libffi: 'pkgs.libffi',
  libsqlite3: 'pkgs.sqlite',
  libxml2: 'pkgs.libxml2',
  libxslt: 'pkgs.libxslt',
  libpq: 'pkgs.libpq',
  libsndfile: 'pkgs.libsndfile',
  libportaudio: 'pkgs.portaudio',
  libasound: 'pkgs.alsa-lib',
  libpulse: 'pkgs.libpulseaudio',
  libX11: 'pkgs.libx11',
  libXext: 'pkgs.libxext',
  libXrender: 'pkgs.libxrender',
  libSM: 'pkgs.libsm',
  libICE: 'pkgs.libice',
  libxcb: 'pkgs.libxcb',
  libfontconfig: 'pkgs.fontconfig',
  libfreetype: 'pkgs.freetype',
  libexpat: 'pkgs.expat',
  libdbus: 'pkgs.dbus',
  libudev: 'pkgs.udev',
  'libusb-1.0': 'pkgs.libusb1',
  libgeos_c: 'pkgs.geos',
  libgdal: 'pkgs.gdal',
  libhdf5: 'pkgs.hdf5',
  libmagic: 'pkgs.file',
  libtbb: 'pkgs.tbb',
  libopenblas: 'pkgs.openblas',
  libvulkan: 'pkgs.vulkan-loader',
  libzmq: 'pkgs.zeromq',
};

function packageWith(library: string): string {
  const name = library.split('/').at(-1) ?? library;
  // `libcrypt` must not answer for `libcrypto`: the name ends where `.so` or a version begins.
  const stem = name.replace(/[-.]?\d*\.so.*$/, '');
  const whole = name.replace(/\.so.*$/, '');
  return (
    packagesWithLibrary[whole] ??
    packagesWithLibrary[stem] ??
    `the package with ${name}, which \`nix run nixpkgs#nix-index\` or <https://search.nixos.org/packages> finds`
  );
}

/** Libraries of the driver and of CUDA have rows of their own, in cuda.ts. */
const ofNvidia = '(?!libcuda\\.so|libnvidia|libcud|libnv|libcublas|libcufft|libcur|libcus|libnccl)';

/** Shared libraries that are missing, or do not go with the rest. */
export const libraryRows: readonly Row[] = [
  {
    id: 'library-missing',
    title: 'A shared library is missing: {library}',
    patterns: [
      new RegExp(
        `(?<![\\w.+/-])(?<library>${ofNvidia}[\\w.+-]{1,100}\\.so[\\w.]{0,30}): cannot open shared object file`,
      ),
    ],
    happened:
      'A program or a wheel loads `{library}` but does not bring it along. Programs from Nix do not see the system’s `/usr/lib`, on purpose.',
    todo: [
      'Add {package} to `nix/libraries.nix`, and enter the dev shell again.',
      'Do not set LD_LIBRARY_PATH for the whole shell: system programs that you start there would break.',
    ],
    derive: ({ library = '' }) => {
      const found = packageWith(library);
      return { package: found.startsWith('pkgs.') ? `\`${found}\`` : found };
    },
  },
  {
    id: 'library-glibc',
    title: 'A file needs a newer C library than this one',
    patterns: [/version `(?<version>GLIBC_2\.[\d.]+)' not found \(required by (?<file>[^)\n]+)\)/],
    happened:
      '`{file}` needs {version}, and the C library of the running program is older. Typically, LD_LIBRARY_PATH makes a system program load libraries from Nix, or the file was built on a newer system.',
    todo: [
      'Check whether it is set: `echo $LD_LIBRARY_PATH`. Unset it, and use `nix/libraries.nix`, which only affects Python.',
      'Use the program from Nix instead of the system’s, in the dev shell: `type -a python`.',
      'If it is in `.venv` or `target`, build it again in the dev shell: remove that folder first.',
      'If it comes from the locked nixpkgs, a newer one has a newer C library: `nix flake update nixpkgs`.',
    ],
  },
  {
    id: 'library-libstdcxx-version',
    title: 'The C++ library is older than what a file needs',
    patterns: [
      /version `(?<version>(?:GLIBCXX|CXXABI)_[\d.]+)' not found \(required by (?<file>[^)\n]+)\)/,
    ],
    happened:
      '`{file}` needs {version} of libstdc++, and an older one was loaded first, often the system’s.',
    todo: [
      'Add `pkgs.stdenv.cc.cc.lib` to `nix/libraries.nix`: it is as new as the compiler of nixpkgs.',
      'Check whether another one takes precedence: `echo $LD_LIBRARY_PATH $LD_PRELOAD`.',
      'If the locked nixpkgs is old: `nix flake update nixpkgs`.',
    ],
  },
  {
    id: 'library-path-leak',
    title: 'A program was given the C library of another system',
    patterns: [
      /(?<![\w./+-])(?<program>[\w./+-]+): symbol lookup error: [^\n]{1,200}GLIBC_PRIVATE/,
      /undefined symbol: [^\n]{1,200}GLIBC_PRIVATE/,
    ],
    happened:
      'Two versions of the C library were mixed in one program: LD_LIBRARY_PATH or LD_PRELOAD makes system programs load libraries from Nix, or the other way round.',
    todo: [
      'Run it without: `env -u LD_LIBRARY_PATH -u LD_PRELOAD COMMAND`.',
      'Find what sets it, in `.envrc`, `shellHook` or your shell’s profile, and remove it.',
      'Libraries for Python belong in `nix/libraries.nix`; only Python gets them from there.',
    ],
  },
  {
    id: 'library-not-a-library',
    title: 'A file that should be a library is not one',
    patterns: [
      /(?<![\w./+-])(?<file>[\w./+-]+\.so[\w.]{0,30}): (?<problem>invalid ELF header|file too short|wrong ELF class: \w+)/,
    ],
    happened:
      '`{file}` is not a shared library for this machine ({problem}): it was not downloaded completely, it is a Git LFS placeholder, or it is for another system.',
    todo: [
      'See what it is: `file {file}` and `head -c 100 {file}`.',
      'From Git LFS: `git lfs pull`. A flake sees the placeholder: fetch such files with `pkgs.fetchurl`.',
      'From a package: reinstall it, `uv sync --reinstall`.',
    ],
  },
  {
    id: 'library-architecture',
    title: 'A library is for another processor',
    patterns: [/incompatible architecture \(have '(?<have>[^'\n]+)', need '(?<need>[^'\n]+)'\)/],
    happened:
      'A library was built for {have}, and the running program is for {need}: packages were installed by a Python of the other kind, such as one under Rosetta.',
    todo: [
      'Remove `.venv`, and enter the dev shell again: its Python is for this machine.',
      'See what runs: `python -c "import platform; print(platform.machine())"`.',
    ],
  },
  {
    id: 'library-macos-missing',
    title: 'A shared library is missing: {library}',
    patterns: [/Library not loaded: (?:@rpath\/|\/)(?<library>[\w.+/-]{1,150}\.dylib)/],
    happened:
      'A wheel for macOS loads `{library}`, does not bring it along, and looks for it where Homebrew puts libraries.',
    todo: [
      'Install it there; libomp, which xgboost and lightgbm load: `brew install libomp`.',
      'Or let Nix have it: `export DYLD_FALLBACK_LIBRARY_PATH=${pkgs.llvmPackages.openmp}/lib` in `shellHook` of `nix/shell.nix`.',
    ],
  },
  {
    id: 'qt-platform-plugin',
    title: 'Qt cannot open a window',
    patterns: [
      /Could not load the Qt platform plugin "(?<plugin>\w+)"/,
      /no Qt platform plugin could be initialized/,
    ],
    happened:
      'The plugin that draws windows is installed, but a library that it loads is missing, or there is no display, as in a build.',
    todo: [
      'Without a display, as in tests: `export QT_QPA_PLATFORM=offscreen`.',
      'With one, see what is missing: `QT_DEBUG_PLUGINS=1`; often `pkgs.libxcb-cursor` and `pkgs.libxkbcommon`, for `nix/libraries.nix`.',
    ],
    link: 'https://doc.qt.io/qt-6/linux-requirements.html',
  },
];
