import type { Scenario } from '../scenario.ts';

const version = 'nix --version';
const git = 'git init -q . && git add --all';
/** A flake whose package runs a script; the text is the script's, in a Nix string. */
const builds = (script: string, more = ''): Record<string, string> => ({
  'flake.nix': `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-26.05";
  outputs =
    { self, nixpkgs }:
    let
      pkgs = nixpkgs.legacyPackages.x86_64-linux;
    in
    {
      packages.x86_64-linux.default = pkgs.runCommand "demo-1.0" { ${more} } ''
        ${script}
      '';
    };
}
`,
});

/** Builds that fail, and what is around them. */
export const nixBuilding: readonly Scenario[] = [
  {
    id: 'nix-builder-failed',
    version,
    files: builds('echo "something of the project itself went wrong"; exit 3'),
    setup: git,
    command: 'nix build',
  },
  {
    id: 'nix-crlf',
    version,
    files: builds('echo one\r\n        \r\n        touch $out'),
    setup: git,
    command: 'nix build --print-build-logs',
  },
  {
    id: 'nix-command-missing',
    version,
    files: builds('cmake -B build'),
    setup: git,
    command: 'nix build --print-build-logs',
  },
  {
    id: 'nix-hash-mismatch',
    version,
    files: {
      'data.txt': 'data\n',
      'flake.nix': `{
  outputs = _: {
    packages.x86_64-linux.default = derivation {
      name = "data.txt"; system = "x86_64-linux"; builder = "/bin/sh"; args = [ "-c" "echo data > $out" ];
      outputHashMode = "flat";
      outputHash = "sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    };
  };
}
`,
    },
    setup: git,
    command: 'nix build',
    colour: true,
  },
  {
    id: 'nix-sandbox-network',
    version,
    files: builds(
      'export HOME=$TMPDIR; uv pip install --target $out six',
      'nativeBuildInputs = [ pkgs.uv pkgs.python313 ];',
    ),
    setup: git,
    command: 'nix build --print-build-logs',
  },
  {
    id: 'nix-sandbox-network--git',
    version,
    files: builds(
      'git clone https://github.com/NixOS/nix.git $out',
      'nativeBuildInputs = [ pkgs.git ];',
    ),
    setup: git,
    command: 'nix build --print-build-logs',
  },
  {
    id: 'nix-bad-interpreter',
    version,
    files: {
      ...builds('cp ${./hello.sh} hello.sh; chmod +x hello.sh; ./hello.sh > $out'),
      'hello.sh': '#!/usr/local/bin/bash5\necho hello\n',
    },
    setup: git,
    command: 'nix build --print-build-logs',
  },
  {
    id: 'nix-other-system',
    version,
    files: {
      'flake.nix': `{
  outputs = _: {
    packages.aarch64-darwin.default = derivation {
      name = "demo"; system = "aarch64-darwin"; builder = "/bin/sh"; args = [ "-c" "echo 1 > $out" ];
    };
  };
}
`,
    },
    setup: git,
    command: 'nix build .#packages.aarch64-darwin.default',
  },
  {
    id: 'nix-no-output',
    version,
    files: builds('echo forgot'),
    setup: git,
    command: 'nix build',
  },
  {
    id: 'nix-program-missing',
    version,
    files: builds('mkdir -p $out/bin; echo > $out/bin/other'),
    setup: git,
    command: 'nix run',
  },
  {
    id: 'nix-store-read-only',
    version,
    files: builds('mkdir -p $out; echo 1 > $out/made; echo 1 > ${pkgs.bash}/new'),
    setup: git,
    command: 'nix build --print-build-logs',
  },
  {
    id: 'nix-daemon',
    version,
    command: '$NIX --store unix:///nix/var/nix/daemon-socket/none store info',
  },
  {
    id: 'nix-store-permission',
    version,
    setup: 'chmod 755 .. .; mkdir -p /tmp/explain-home && chown nobody /tmp/explain-home',
    command:
      'setpriv --reuid=65534 --clear-groups env HOME=/tmp/explain-home NIX_CONFIG="experimental-features = nix-command flakes" $NIX --store local build --impure --expr "derivation { name = \\"a\\"; system = builtins.currentSystem; builder = \\"/bin/sh\\"; }"',
  },
  {
    id: 'no-space',
    version,
    files: builds(
      'dd if=/dev/zero of=big bs=1M count=1 2>/dev/null; cat big > /dev/full; touch $out',
    ),
    setup: git,
    command: 'nix build --print-build-logs',
  },
  {
    id: 'nix-profile-conflict',
    version,
    files: {
      'flake.nix': `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-26.05";
  outputs =
    { nixpkgs, ... }:
    let
      make = name: nixpkgs.legacyPackages.x86_64-linux.runCommand name { } "mkdir -p $out/bin; echo \${name} > $out/bin/demo";
    in
    {
      packages.x86_64-linux.one = make "one-1.0";
      packages.x86_64-linux.two = make "two-1.0";
    };
}
`,
    },
    setup: `${git}; nix build --out-link one .#one; nix build --out-link two .#two`,
    command: '$NIX profile install --profile ./profile ./one ./two',
  },
];
