# A package whose only content is a piece of shell code for the builds that it is an input of.
{ lib, runCommandLocal }:
{
  # A plain function, whose arguments poetry2nix looks at.
  makeSetupHook =
    {
      name ? "hook",
      propagatedBuildInputs ? [ ],
      propagatedNativeBuildInputs ? [ ],
      substitutions ? { },
      meta ? { },
      passthru ? { },
    }:
    script:
    runCommandLocal name
      {
        inherit
          meta
          passthru
          propagatedBuildInputs
          propagatedNativeBuildInputs
          ;
      }
      ''
        mkdir -p $out/nix-support
        substitute ${script} $out/nix-support/setup-hook ${
          lib.escapeShellArgs (
            lib.concatLists (
              lib.mapAttrsToList (name: value: [
                "--subst-var-by"
                name
                (if lib.isList value then toString value else "${value}")
              ]) substitutions
            )
          )
        }
        recordPropagated propagated-build-inputs "$propagatedBuildInputs"
        recordPropagated propagated-native-build-inputs "$propagatedNativeBuildInputs"
      '';
}
