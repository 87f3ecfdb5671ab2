# stdenvNoCC: bash, the basic tools and the phases in setup/.
{
  lib,
  system,
  host,
  callPackage,
  initialPackages ? [ ],
  # Shell code that runs before inputs are looked at.
  hooks ? [ ],
  extra ? { },
}:
let
  parts = [
    "begin"
    "variables"
    "hooks"
    "inputs"
    "files"
    "phases"
    "generic-build"
  ];
  files = map (part: ./setup + "/${part}.sh") parts ++ hooks ++ [ ./setup/end.sh ];

  # A folder that holds the setup script, as $stdenv does in every build.
  setup = derivation {
    name = "stdenv-offline";
    inherit system;
    builder = host.bash;
    args = [
      "-ec"
      ''
        ${host.packages.coreutils.programs.mkdir} -p $out
        {
          echo "initialPath='${toString ([ tools ] ++ initialPackages)}'"
          echo "SHELL=${host.bash}"
          ${lib.concatMapStringsSep "\n" (file: ''echo "$(< ${file})"'') files}
        } > $out/setup
      ''
    ];
  };

  # The programs that nixpkgs' builders find without asking. The first package of all: it is made
  # without a stdenv.
  tools = derivation {
    name = "stdenv-tools";
    inherit system;
    builder = host.bash;
    args = [
      "-ec"
      ''
        ${host.packages.coreutils.programs.mkdir} -p $out/bin
        ${lib.concatMapStringsSep "\n" (
          name:
          lib.concatStrings (
            lib.mapAttrsToList (program: path: ''
              ${host.packages.coreutils.programs.ln} -sfn ${lib.escapeShellArg path} $out/bin/${program}
            '') host.packages.${name}.programs
          )
        ) host.initialPackages}
      ''
    ];
  };

  hostPlatform = callPackage ./host-platform.nix { };

  stdenv =
    setup
    // {
      inherit hostPlatform;
      buildPlatform = hostPlatform;
      targetPlatform = hostPlatform;
      inherit (hostPlatform) isLinux isDarwin;
      shell = host.bash;
      initialPath = [ tools ] ++ initialPackages;
      mkDerivation = callPackage ./mk-derivation.nix { inherit stdenv; };
      override = changes: callPackage ./. ({ inherit initialPackages hooks extra; } // changes);
    }
    // extra;
in
stdenv
