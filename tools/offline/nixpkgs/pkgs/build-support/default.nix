# The trivial builders, fetchurl and the rest of what makes small derivations.
{ callPackage }:
{
  inherit (callPackage ./run-command.nix { })
    runCommand
    runCommandLocal
    runCommandCC
    runCommandWith
    ;
  inherit (callPackage ./write-text.nix { })
    writeTextFile
    writeText
    writeTextDir
    writeScript
    writeScriptBin
    writeShellScript
    writeShellScriptBin
    ;
  writeShellApplication = callPackage ./write-shell-application.nix { };
  inherit (callPackage ./link-farm.nix { }) linkFarm linkFarmFromDrvs;
  inherit (callPackage ./symlink-join.nix { }) symlinkJoin buildEnv;
  inherit (callPackage ./mk-shell.nix { }) mkShell mkShellNoCC;
  fetchurl = callPackage ./fetchurl.nix { };
  fetchgit = callPackage ./fetchgit.nix { };
  inherit (callPackage ./make-setup-hook.nix { }) makeSetupHook;
  makeWrapper = callPackage ./make-wrapper.nix { };
  makeBinaryWrapper = callPackage ./make-wrapper.nix { };
  writableTmpDirAsHomeHook = callPackage ./writable-home.nix { };
}
