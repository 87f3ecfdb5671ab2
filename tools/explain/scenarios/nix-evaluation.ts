import type { Scenario } from '../scenario.ts';

const version = 'nix --version';
const git = 'git init -q . && git add --all';
const flake = (outputs: string): Record<string, string> => ({
  'flake.nix': `{\n  outputs =\n    { self }:\n    {\n      ${outputs}\n    };\n}\n`,
});
const derivation = (script: string, more = ''): string =>
  `derivation { name = "demo"; system = "x86_64-linux"; builder = "/bin/sh"; args = [ "-c" "${script}" ]; ${more} }`;

/** Flakes that do not evaluate. */
export const nixEvaluation: readonly Scenario[] = [
  {
    id: 'nix-untracked-file',
    version,
    files: { ...flake('answer = import ./nix/answer.nix;'), 'nix/answer.nix': '42\n' },
    setup: 'git init -q . && git add flake.nix',
    command: '$NIX eval .#answer',
  },
  {
    id: 'nix-untracked-file--flake',
    version,
    files: flake('answer = 42;'),
    setup: 'git init -q .',
    command: '$NIX eval .#answer',
  },
  {
    id: 'nix-no-flake',
    version,
    files: { 'README.md': '# Demo\n' },
    setup: git,
    command: '$NIX develop',
  },
  {
    id: 'nix-no-flake--no-git',
    version,
    files: { 'README.md': '# Demo\n' },
    command: '$NIX develop',
  },
  {
    id: 'nix-experimental-features',
    version,
    files: flake('answer = 42;'),
    setup: git,
    command: 'NIX_CONFIG="experimental-features =" $NIX eval .#answer',
  },
  {
    id: 'nix-output-missing',
    version,
    files: flake('packages.x86_64-linux.demo = 1;'),
    setup: git,
    command: '$NIX build .#dmeo',
  },
  {
    id: 'nix-output-missing--check',
    version,
    files: flake('packages.aarch64-darwin.default = 1;'),
    setup: git,
    command: '$NIX run',
    colour: true,
  },
  {
    id: 'nix-attribute-missing',
    version,
    files: flake('answer = { libGL = 1; }.libgl;'),
    setup: git,
    command: '$NIX eval .#answer',
  },
  {
    id: 'nix-current-system',
    version,
    files: flake('answer = builtins.currentSystem;'),
    setup: git,
    command: '$NIX eval .#answer',
  },
  {
    id: 'nix-undefined-variable',
    version,
    files: flake('answer = [ pkgs.zlib ];'),
    setup: git,
    command: '$NIX eval .#answer',
  },
  {
    id: 'nix-syntax',
    version,
    files: flake('answer = [ 1 2 ]\n      other = 3;'),
    setup: git,
    command: '$NIX flake check',
  },
  {
    id: 'nix-infinite-recursion',
    version,
    files: flake('answer = let x = x + 1; in x;'),
    setup: git,
    command: '$NIX eval .#answer',
  },
  {
    id: 'nix-call-depth',
    version,
    files: flake('answer = let f = x: 1 + f x; in f 1;'),
    setup: git,
    command: '$NIX eval .#answer',
  },
  {
    id: 'nix-call-depth--stack',
    version,
    files: flake('answer = let f = x: 1 + f x; in f 1;'),
    setup: git,
    command: '$NIX eval .#answer --option max-call-depth 100000000',
  },
  {
    id: 'nix-argument-missing',
    version,
    files: flake('answer = ({ lib, zlib }: 1) { lib = 1; };'),
    setup: git,
    command: '$NIX eval .#answer',
  },
  {
    id: 'nix-argument-unexpected',
    version,
    files: flake('answer = ({ lib }: 1) { lib = 1; zlib = 2; };'),
    setup: git,
    command: '$NIX eval .#answer',
  },
  {
    id: 'nix-wrong-type',
    version,
    files: flake('answer = { a = 1; } + "text";'),
    setup: git,
    command: '$NIX eval .#answer',
  },
  {
    id: 'nix-wrong-type--argument',
    version,
    files: flake('answer = builtins.length 1;'),
    setup: git,
    command: '$NIX eval .#answer',
  },
  {
    id: 'nix-pure-evaluation',
    version,
    files: flake('answer = builtins.readFile /etc/hostname;'),
    setup: git,
    command: '$NIX eval .#answer',
  },
  {
    id: 'nix-pure-evaluation--search-path',
    version,
    files: flake('answer = import <nixpkgs> { };'),
    setup: git,
    command: '$NIX eval .#answer',
  },
  {
    id: 'nix-not-a-derivation',
    version,
    files: flake('checks.x86_64-linux.demo = "text";'),
    setup: git,
    command: '$NIX flake check',
  },
  {
    id: 'nix-import-from-derivation',
    version,
    files: flake(
      `packages.x86_64-linux.default = import (${derivation('echo 1 > $out; echo never seen')});`,
    ),
    setup: git,
    command: '$NIX build --option allow-import-from-derivation false',
  },
  {
    id: 'nix-import-from-derivation--no-build',
    version,
    files: flake(
      `checks.x86_64-linux.default = (import (${derivation('echo $RANDOM > $out', 'fresh = builtins.toString self.lastModified;')}));`,
    ),
    setup: git,
    command: '$NIX flake check --no-build',
  },
  {
    id: 'nix-fragment',
    version,
    files: flake('checks.x86_64-linux = { };'),
    setup: git,
    command: '$NIX flake check .#lint',
  },
  {
    id: 'nix-lock-not-updated',
    version,
    files: {
      'flake.nix':
        '{\n  inputs.parts.url = "path:./parts";\n  outputs = inputs: { answer = 1; };\n}\n',
      'parts/flake.nix': '{ outputs = _: { }; }\n',
    },
    setup: git,
    command: '$NIX eval --no-update-lock-file .#answer',
  },
  {
    id: 'nix-lock-conflict',
    version,
    files: {
      ...flake('answer = 42;'),
      'flake.lock': '{\n<<<<<<< HEAD\n  "nodes": {},\n=======\n  "nodes": { },\n>>>>>>> other\n}\n',
    },
    setup: git,
    command: '$NIX eval .#answer',
  },
  {
    id: 'nix-input-hash',
    version,
    files: {
      'flake.nix':
        '{\n  inputs.parts.url = "path:/tmp/explain-parts";\n  outputs = inputs: { answer = inputs.parts.answer; };\n}\n',
    },
    setup: `mkdir -p /tmp/explain-parts && echo '{ outputs = _: { answer = 1; }; }' > /tmp/explain-parts/flake.nix
${git} && $NIX flake lock && echo '{ outputs = _: { answer = 2; }; }' > /tmp/explain-parts/flake.nix && git add flake.lock
sed -i 's/"lastModified": [0-9]*/"lastModified": 1/' flake.lock; sed -i 's/"narHash": "sha256-.\\{4\\}/"narHash": "sha256-AAAA/' flake.lock`,
    command: '$NIX eval .#answer',
  },
  {
    id: 'nix-input-download',
    version,
    files: {
      'flake.nix':
        '{\n  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-26.05";\n  outputs = inputs: { answer = 1; };\n}\n',
    },
    setup: git,
    command: 'unshare --net $NIX flake lock --option download-attempts 1',
  },
  {
    id: 'nix-input-not-found',
    version,
    files: {
      'flake.nix':
        '{\n  inputs.nixpkgs.url = "http://127.0.0.1:8765/nixos-62.05.tar.gz";\n  outputs = inputs: { answer = 1; };\n}\n',
    },
    setup: `${git}; (timeout 20 python3.11 -m http.server 8765 --bind 127.0.0.1 > /dev/null 2>&1 &) ; sleep 1`,
    command: '$NIX flake lock',
  },
];
