# The installed application: of its environment, only the project's own programs are in bin/.
{
  lib,
  runCommand,
  environment,
  pyproject,
}:
let
  inherit (pyproject.project) name scripts;
in
runCommand name
  {
    meta = {
      inherit (import ../flake.nix) description;
      # The program that `nix run` starts.
      mainProgram = "words";
    };
  }
  ''
    mkdir -p $out/bin
    for program in ${lib.escapeShellArgs (lib.attrNames scripts)}; do
      ln -s ${environment { }}/bin/$program $out/bin/
    done
  ''
