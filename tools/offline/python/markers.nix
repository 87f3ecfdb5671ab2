# Evaluates markers with pyproject-nix/lib/markers.nix: { environments, markers } → a list of booleans each.
{ lib, request }:
let
  inherit (builtins.fromJSON (builtins.readFile request)) environments markers;

  evaluate =
    environment:
    let
      interpreter = {
        version = environment.python_full_version;
        pythonVersion = environment.python_version;
      };
      stdenv.hostPlatform = {
        isDarwin = environment.sys_platform == "darwin";
        parsed.cpu.name = environment.platform_machine;
      };
      versions = import ../pyproject-nix/lib/versions.nix { inherit lib; };
      holds = import ../pyproject-nix/lib/markers.nix {
        inherit
          lib
          stdenv
          interpreter
          versions
          ;
      };
    in
    map (holds [ environment.extra ]) markers;
in
map evaluate environments
