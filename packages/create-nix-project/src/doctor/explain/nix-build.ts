import type { Row } from './row.ts';
import { lockedWheel, storeEnvironment } from './uv.ts';

/** Builds of Nix. */
export const nixBuildRows: readonly Row[] = [
  {
    id: 'nix-hash-mismatch',
    title: 'A download does not match its locked checksum',
    patterns: [
      /hash mismatch in fixed-output derivation '(?<path>[^'\n]+)': specified: (?<wanted>\S+) got: (?<got>\S+)/,
    ],
    unless: [lockedWheel],
    happened: '`{path}` should have the checksum {wanted}, and has {got}.',
    todo: [
      'If you changed the version or the address, write the new checksum into the Nix file: `{got}`.',
      'If nothing was changed, find out why the file is different before you lock it again.',
    ],
  },
  {
    id: 'nix-sandbox-network',
    title: 'A build tried to use the network, which it does not have',
    patterns: [
      /Could not resolve host(?:name)?[ :(]/,
      /Temporary failure in name resolution/,
      /failed to resolve address for/,
    ],
    // Outside of builds, network-unreachable tells about it; Nix's own downloads have a network.
    only: [/Cannot build '\/nix\/store/, /builder for '\/nix\/store/],
    unless: [/unable to download '/, /curl: \(6\)/],
    happened:
      'Nix builds without a network, so that the result depends on nothing but the locked inputs. Something in the build tried to download.',
    todo: [
      'Python: let `uv.lock` or `poetry.lock` name the package; do not call `pip install` or `uv sync` in a build.',
      'Rust: every crate has to be in `Cargo.lock`, and build scripts must not download: look for a feature or variable of the crate that makes it use a library of nixpkgs.',
      'Data files: fetch them with `pkgs.fetchurl` and a checksum, and pass the path on.',
      'Tests that need a network: skip them in the check, with a marker or `--skip`.',
    ],
    link: 'https://nix.dev/manual/nix/latest/command-ref/conf-file.html#conf-sandbox',
  },
  {
    id: 'nix-command-missing',
    title: 'A program is missing in the build',
    patterns: [
      /^\S+: (?:line )?\d+: (?<program>[\w.+-]+): (?:command )?not found/,
      /(?<=: )(?<program>[\w.+-]+): command not found/,
    ],
    unless: [/^environment:\d+: /],
    happened:
      'A script called `{program}`, which is not on its PATH. Builds and dev shells have the programs that the flake names, and none of the system’s.',
    todo: [
      'Add its package to `nix/programs.nix`: `pkgs.{program}`. <https://search.nixos.org/packages> finds the name.',
      'In your own Nix files, it belongs in `nativeBuildInputs`.',
    ],
  },
  {
    id: 'nix-bad-interpreter',
    title: 'A script or program cannot start',
    patterns: [
      /(?<![^\s])(?<file>[^\s:]{1,200}): cannot execute: required file not found/,
      /(?<![^\s])(?<file>[^\s:]{1,200}): [^\s:]{1,200}: bad interpreter: No such file or directory/,
    ],
    happened:
      '`{file}` exists, but the program that its first line (`#!`) names, or the loader it was linked for, does not. In builds and on NixOS there is no `/usr/bin`, and garbage collection removes paths in `/nix/store`.',
    todo: [
      'A script of the project, in a build: add `patchShebangs {file}` before it runs, or start it with its interpreter.',
      'In `.venv`, which was made by a Python that no longer exists: remove `.venv`, and enter the dev shell again.',
      'A downloaded program: use the one from nixpkgs instead.',
    ],
    link: 'https://nixos.org/manual/nixpkgs/stable/#patch-shebangs.sh',
  },
  {
    id: 'nix-stub-ld',
    title: 'A downloaded program cannot start on NixOS',
    patterns: [/Could not start dynamically linked executable: (?<file>\S+)/],
    happened:
      '`{file}` is a program for other distributions: it looks for its loader in `/lib64`, where NixOS has none that starts it.',
    todo: [
      'A Python that uv downloaded: use the one of the dev shell, `export UV_PYTHON_DOWNLOADS=never`, and remove `.venv`.',
      'A program that a wheel or npm brings: add the one from nixpkgs to `nix/programs.nix`.',
      'To let all such programs start on your machine: `programs.nix-ld.enable = true` in its configuration.',
    ],
    link: 'https://nix.dev/permalink/stub-ld',
  },
  {
    id: 'nix-crlf',
    title: 'Files have the line ends of Windows',
    patterns: [/\$'\\r': command not found/],
    happened:
      'A script ends its lines with CR and LF, as git on Windows can make them (`core.autocrlf`). In the Nix store they stay so, and bash takes the CR for a word.',
    todo: [
      'Keep the line ends of Linux in the repository: `*.nix text eol=lf` and `*.sh text eol=lf` in `.gitattributes`.',
      'Then once: `git add --renormalize .`, and check the files out again: `git rm --cached -r -q . && git reset --hard`.',
    ],
    link: 'https://github.com/NixOS/nix/issues/10640',
  },
  {
    id: 'nix-other-system',
    title: 'A build is for another system',
    patterns: [
      /Reason: platform mismatch Required system: '(?<wanted>[^'\n]+)'/,
      /a '(?<wanted>[^'\n]+)' with features \{[^}\n]*\} is required to build/,
    ],
    happened: 'Nix was asked to build something for {wanted}, but this machine is another system.',
    todo: [
      'Build what is for this machine: leave the system out of the attribute, `nix build .#default`.',
      'To evaluate all systems and build nothing: `nix flake check --all-systems --no-build`.',
      'To build it, run the command on such a machine, in CI for instance, or set up a remote builder.',
    ],
    link: 'https://nix.dev/manual/nix/latest/advanced-topics/distributed-builds',
  },
  {
    id: 'nix-no-output',
    title: 'A build did not create its output',
    patterns: [/failed to produce output path for output '(?<output>[^'\n]+)'/],
    happened:
      'The build ended without an error, but did not create `${output}`, which Nix expects.',
    todo: [
      'Let the script write to `${output}`; a check that only tests something ends with `touch $out`.',
    ],
  },
  {
    id: 'nix-program-missing',
    title: 'The package has no program of that name',
    patterns: [/unable to execute '(?<path>\/nix\/store\/[^'\n]+)': No such file or directory/],
    happened: '`nix run` starts `{path}`, but the package does not have that file.',
    todo: [
      'See which programs it has: `ls $(nix build --no-link --print-out-paths)/bin`.',
      'Name the right one: `meta.mainProgram` of the package, or `program` of the app.',
    ],
    link: 'https://nix.dev/manual/nix/latest/command-ref/new-cli/nix3-run',
  },
  {
    id: 'nix-store-read-only',
    title: 'Something tried to change a file in the Nix store',
    patterns: [
      /(?<path>\/nix\/store\/[a-z0-9]{32}-[^\s:'"]+)["']?: (?:Permission denied|Read-only file system)/,
      /(?:Permission denied|Read-only file system)[^\n]{0,60}: '(?<path>\/nix\/store\/[^'\n]+)'/,
    ],
    unless: [storeEnvironment],
    happened: '`{path}` is in the Nix store, where nothing changes once it is built.',
    todo: [
      'Copy it first, with a writable copy: `cp -r --no-preserve=mode SOURCE copy`.',
      'Do not install into the Python from Nix: use `uv add`, or a line in the manifest, and the `.venv`.',
      'A program that writes beside its own files often has a setting for a cache folder, such as `HOME=$TMPDIR`.',
    ],
  },
  {
    id: 'nix-builder-failed',
    title: 'A build failed',
    depth: 'outcome',
    patterns: [
      /Cannot build '(?<path>\/nix\/store\/[^'\n]+)'\. Reason: builder failed with exit code (?<code>\d+)/,
      /builder for '(?<path>\/nix\/store\/[^'\n]+)' failed with exit code (?<code>\d+)/,
    ],
    happened: 'The commands that make `{name}` ended with exit code {code}. Their output says why.',
    todo: [
      'Read all of it: `nix log {path}`.',
      'Keep the folder of the failed build, to look into it: add `--keep-failed` to the command.',
    ],
    derive: ({ path = '' }) => ({ name: path.replace(/^\/nix\/store\/[a-z0-9]{32}-|\.drv$/g, '') }),
  },
];
