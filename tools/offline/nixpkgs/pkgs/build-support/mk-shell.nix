# The derivation that `nix develop` enters.
{
  lib,
  stdenv,
  stdenvNoCC,
}:
let
  mkShellWith =
    stdenv:
    {
      name ? "nix-shell",
      packages ? [ ],
      inputsFrom ? [ ],
      buildInputs ? [ ],
      nativeBuildInputs ? [ ],
      propagatedBuildInputs ? [ ],
      propagatedNativeBuildInputs ? [ ],
      ...
    }@args:
    let
      # What the shells and packages in inputsFrom have under a name; these themselves are not inputs.
      merged =
        list:
        (args.${list} or [ ]) ++ lib.subtractLists inputsFrom (lib.flatten (lib.catAttrs list inputsFrom));
    in
    stdenv.mkDerivation (
      removeAttrs args [
        "packages"
        "inputsFrom"
        "shellHook"
      ]
      // {
        inherit name;
        buildInputs = merged "buildInputs";
        nativeBuildInputs = packages ++ merged "nativeBuildInputs";
        propagatedBuildInputs = merged "propagatedBuildInputs";
        propagatedNativeBuildInputs = merged "propagatedNativeBuildInputs";
        # The hooks of inputsFrom come first.
        shellHook = lib.concatStringsSep "\n" (
          lib.catAttrs "shellHook" (lib.reverseList inputsFrom ++ [ args ])
        );
        phases = [ "buildPhase" ];
        buildPhase = ''
          { echo "The shell's variables, as they are in a build:"; export; } >> "$out"
        '';
        preferLocalBuild = true;
      }
    );
in
{
  mkShell = mkShellWith stdenv;
  mkShellNoCC = mkShellWith stdenvNoCC;
}
