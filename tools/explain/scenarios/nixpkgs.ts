import type { Scenario } from '../scenario.ts';

/** The check that nixpkgs makes of every package, on a package with other metadata. */
const checked = (meta: string): Record<string, string> => ({
  'check.nix': `let
  nixpkgs = builtins.getEnv "NIXPKGS";
  lib = import (nixpkgs + "/lib");
  check = import (nixpkgs + "/pkgs/stdenv/generic/check-meta.nix") {
    inherit lib;
    config = {
      allowUnfree = false;
      allowBroken = false;
      allowUnsupportedSystem = false;
      checkMeta = false;
    };
    hostPlatform = lib.systems.elaborate "x86_64-linux";
  };
  attrs = { pname = "demo"; version = "1.0"; name = "demo-1.0"; meta = ${meta}; };
in
(check.assertValidity {
  inherit attrs;
  meta = attrs.meta // { position = "pkgs/by-name/de/demo/package.nix:7"; };
}).handled
`,
});
const version = 'nix --version';
const command = '$NIX eval --impure --file check.nix';
const needs = 'NIXPKGS';

/** What nixpkgs refuses. Its files are in the folder NIXPKGS, of before check-meta.nix moved hostPlatform. */
export const nixpkgs: readonly Scenario[] = [
  {
    id: 'nix-unfree',
    version,
    needs,
    files: checked('{ license = { free = false; shortName = "unfree"; fullName = "Unfree"; }; }'),
    command,
  },
  {
    id: 'nix-insecure',
    version,
    needs,
    files: checked('{ knownVulnerabilities = [ "CVE-2024-0001" ]; }'),
    command,
  },
  { id: 'nix-broken', version, needs, files: checked('{ broken = true; }'), command },
  {
    id: 'nix-unsupported-platform',
    version,
    needs,
    files: checked('{ platforms = [ "aarch64-darwin" ]; }'),
    command,
  },
];
