import { nixName } from '../../literals/nix.ts';
import { normalName } from '../../python/name.ts';
import { broughtForBuilds } from '../../python/uv/build-systems.ts';
import { lineFor, overrideLines } from '../../python/uv/override-line.ts';
import type { Row } from './row.ts';

/** Modules whose packages have another name, or need more, of those that build others. */
const builders: Readonly<Record<string, readonly [string, ...string[]]>> = {
  mesonpy: ['meson-python', 'ninja'],
  scikit_build_core: ['scikit-build-core', 'cmake', 'ninja'],
  skbuild: ['scikit-build', 'cmake', 'ninja'],
};

/** Packages of nixpkgs (nixos-26.05) by the headers and the pkg-config files that they have. */
const libraries: Readonly<Record<string, string>> = {
  'alsa/asoundlib.h': 'alsa-lib',
  'bzlib.h': 'bzip2',
  'cairo.h': 'cairo',
  cairo: 'cairo',
  'cups/cups.h': 'cups',
  'curl/curl.h': 'curl',
  'dbus-1': 'dbus',
  'ffi.h': 'libffi',
  fuse3: 'fuse3',
  'geos_c.h': 'geos',
  'glib-2.0': 'glib',
  'gobject-introspection-1.0': 'gobject-introspection',
  'hdf5.h': 'hdf5',
  'lber.h': 'openldap',
  'ldap.h': 'openldap',
  libpcsclite: 'pcsclite',
  'libpq-fe.h': 'libpq',
  libvirt: 'libvirt',
  'libxml/xmlversion.h': 'libxml2',
  'libxslt/xsltconfig.h': 'libxslt',
  'mysql.h': 'libmysqlclient',
  'openssl/opensslv.h': 'openssl',
  'openssl/ssl.h': 'openssl',
  'portaudio.h': 'portaudio',
  'sasl/sasl.h': 'cyrus_sasl',
  'sql.h': 'unixODBC',
  'sqlite3.h': 'sqlite',
  'sys/acl.h': 'acl',
  'yaml.h': 'libyaml',
  'zlib.h': 'zlib',
  'zmq.h': 'zeromq',
};

/** uv's last line about an archive that it built, in a build of Nix. */
const built = '[\\s\\S]{0,3000}?Failed to build `/build/(?<folder>[\\w.]{1,100}-\\d[\\w.]{0,40})`';

/** With it, the rows here know for which package something is missing. */
export const sdistFailed = /Failed to build `\/build\/[\w.]{1,100}-\d/;

/** `my_source-1.0` → `my-source`. */
function packageOf(folder: string): string {
  return normalName(folder.slice(0, folder.lastIndexOf('-')));
}

/** The line of nix/overrides.nix: all that is known of the package, or else what the log says. */
function lineOf(name: string, needs: Parameters<typeof lineFor>[1]): string {
  const line = overrideLines(name) ?? lineFor(name, needs);
  return line.replace(/\s+/g, ' ').trim();
}

/** The line for a source in Rust; Nix tells the hash that belongs into it. */
function rustLine(name: string, tool: string): string {
  const whole = nixName(name);
  return `${whole} = (builtWith [ "${tool}" pkgs.cargo pkgs.rustc pkgs.rustPlatform.cargoSetupHook ] prev.${whole}).overrideAttrs (old: { cargoDeps = pkgs.rustPlatform.fetchCargoVendor { inherit (old) pname version src; hash = ""; }; });`;
}

const rustTools: ReadonlySet<string> = new Set(['maturin', 'setuptools-rust']);

const happened =
  '`{package}` has no wheel for this system and is built from source, which takes {what}. uv.lock does not say so.';
const addLine = 'Add a line to `nix/overrides.nix`, in its last braces: `{line}`.';
const otherwise = 'Or use a version that has a wheel: `uv lock --upgrade-package {package}`.';

/** Languages, and the compilers of nixpkgs for them, by the programs that builds look for. */
const compilers: Readonly<Record<string, readonly [string, string]>> = {
  ldc2: ['D', 'ldc'],
  nvcc: ['CUDA', 'cudaPackages.cuda_nvcc'],
};

/** Sources of Python packages that uv.lock says too little about. */
export const pythonSourceRows: readonly Row[] = [
  {
    id: 'python-source-module',
    title: 'The build of {package} needs {module}',
    patterns: [
      new RegExp(
        `No module named '(?<module>(?!puccinialin)\\w{1,60})(?:\\.[\\w.]{1,60})?'${built}`,
      ),
      // It asks pip for ninja, where there is none.
      new RegExp(`meson-python: error: Could not find (?<module>ninja)${built}`),
      new RegExp(`Cannot import '(?<module>\\w{1,60})(?:\\.[\\w.]{1,60})?'${built}`),
    ],
    happened,
    todo: [addLine, '{whence}.', otherwise],
    derive: ({ module = '', folder = '' }) => {
      const name = packageOf(folder);
      const builtWith = Object.hasOwn(builders, module) ? builders[module] : undefined;
      const [tool = '', ...more] = builtWith ?? [normalName(module)];
      const line = rustTools.has(tool)
        ? rustLine(name, tool)
        : lineOf(name, { builtWith: [tool, ...more] });
      const whence = broughtForBuilds.has(tool)
        ? 'The flake has that package; it need not be in uv.lock'
        : `The flake does not have that package, so it has to be in uv.lock: \`uv add --dev ${tool}\``;
      return { package: name, tool, what: `the Python package \`${tool}\``, line, whence };
    },
  },
  {
    id: 'python-source-library',
    title: 'The build of {package} needs the library {library}',
    patterns: [
      new RegExp(
        `fatal error: '?(?<library>[\\w./+-]{1,120}\\.(?:h|hh|hpp|hxx))'?(?: file not found|: No such file or directory)${built}`,
      ),
      new RegExp(`Dependency "(?<library>[\\w.+-]{1,80})" not found${built}`),
      new RegExp(`No package '(?<library>[\\w.+-]{1,80})' found${built}`),
    ],
    happened,
    todo: [
      addLine,
      'Of a library that has another name in nixpkgs, <https://search.nixos.org/packages> knows that; `nix run nixpkgs#nix-index` and `nix-locate` find the package that has a file.',
      otherwise,
    ],
    link: 'https://search.nixos.org/packages',
    derive: ({ library = '', folder = '' }) => {
      const name = packageOf(folder);
      const attribute = Object.hasOwn(libraries, library) ? libraries[library] : undefined;
      const line = lineOf(name, { packages: [attribute ?? 'LIBRARY'] });
      return { package: name, what: `the library that has \`${library}\``, line };
    },
  },
  {
    id: 'python-source-rust',
    title: 'The build of {package} needs Rust',
    patterns: [
      // What maturin would install Rust with.
      new RegExp(`No module named '(?<by>puccinialin)'${built}`),
      new RegExp(`error: can't find Rust compiler${built}`),
      new RegExp(`rustc, the rust compiler, is not installed(?<by> or not in PATH)${built}`),
    ],
    happened:
      '`{package}` has no wheel for this system and is built from source, a part of it with Rust and with crates that a build cannot download.',
    todo: [
      `${addLine} Nix then says which hash belongs in it.`,
      'Its source needs a Cargo.lock for that. One without can be built with a Cargo.lock of your own, which `pkgs.rustPlatform.importCargoLock` reads.',
      otherwise,
    ],
    link: 'https://nixos.org/manual/nixpkgs/stable/#compiling-non-rust-packages-that-include-rust-code',
    derive: ({ by, folder = '' }) => {
      const name = packageOf(folder);
      return { package: name, line: rustLine(name, by ? 'maturin' : 'setuptools-rust') };
    },
  },
  {
    id: 'python-source-compiler',
    title: 'The build of {package} needs a compiler for {language}',
    patterns: [
      new RegExp(
        `Running .(?<tool>flang|gfortran|ifort|g95) \\S{1,20} gave "\\[Errno 2\\]${built}`,
      ),
      new RegExp(`Unknown compiler\\(s\\): \\[\\[?'(?<tool>gfortran|flang|nvcc|ldc2)'${built}`),
    ],
    happened:
      '`{package}` has no wheel for this system and is built from source, a part of it in {language}. Builds have a compiler for C and C++ alone.',
    todo: [addLine, otherwise],
    derive: ({ tool = '', folder = '' }) => {
      const name = packageOf(folder);
      const [language, attribute] = compilers[tool] ?? ['Fortran', 'gfortran'];
      return { package: name, language, line: lineOf(name, { packages: [attribute] }) };
    },
  },
];
