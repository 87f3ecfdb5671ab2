# runCommand and its relatives: a derivation from one piece of shell code.
{
  lib,
  stdenv,
  stdenvNoCC,
}:
rec {
  runCommandWith =
    {
      stdenv ? stdenvNoCC,
      runLocal ? false,
      derivationArgs ? { },
      name,
    }:
    buildCommand:
    stdenv.mkDerivation (
      {
        enableParallelBuilding = true;
        inherit buildCommand name;
        passAsFile = [ "buildCommand" ] ++ derivationArgs.passAsFile or [ ];
      }
      // lib.optionalAttrs runLocal {
        preferLocalBuild = true;
        allowSubstitutes = false;
      }
      // removeAttrs derivationArgs [ "passAsFile" ]
    );

  runCommand =
    name: derivationArgs:
    runCommandWith {
      inherit name derivationArgs;
    };

  runCommandLocal =
    name: derivationArgs:
    runCommandWith {
      inherit name derivationArgs;
      runLocal = true;
    };

  runCommandCC =
    name: derivationArgs:
    runCommandWith {
      inherit name derivationArgs stdenv;
    };
}
