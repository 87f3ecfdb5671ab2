# The lists of inputs: each may hold nulls and lists, and of a package the part with the headers counts.
# Inputs of the checks are only there when checks run.
{ lib }:
attrs:
let
  given = name: attrs.${name} or [ ];
  whenChecked =
    check: installCheck:
    lib.optionals (attrs.doCheck or false) (given check)
    ++ lib.optionals (attrs.doInstallCheck or false) (given installCheck);

  lists = {
    nativeBuildInputs =
      given "nativeBuildInputs" ++ whenChecked "nativeCheckInputs" "nativeInstallCheckInputs";
    buildInputs = given "buildInputs" ++ whenChecked "checkInputs" "installCheckInputs";
  }
  // lib.genAttrs [
    "depsBuildBuild"
    "propagatedBuildInputs"
    "propagatedNativeBuildInputs"
  ] given;

  isInput =
    input: input == null || lib.isDerivation input || lib.isString input || builtins.isPath input;
  check =
    where: name:
    lib.imap1 (
      index: input:
      let
        here = "element ${toString index} of ${where}";
      in
      if lib.isList input then
        check here name input
      else if isInput input then
        input
      else
        throw "Dependency is not of a valid type: ${here}${name} for ${attrs.name or attrs.pname}"
    );
in
lib.mapAttrs (
  name: inputs:
  map lib.getDev (lib.filter (input: input != null) (lib.flatten (check "" name inputs)))
) lists
