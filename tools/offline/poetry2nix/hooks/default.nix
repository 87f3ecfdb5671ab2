# Hooks of the packages that poetry2nix makes.
{
  pkgs,
  python,
  pip,
  wheel,
}:
let
  # Of nixpkgs' own packages: those of the lock are made with these hooks.
  withTomlkit = pkgs.${python.pythonAttr}.withPackages (packages: [ packages.tomlkit ]);
in
{
  fixupHook = pkgs.makeSetupHook {
    name = "poetry2nix-fixup-hook";
    substitutions = { inherit (python) sitePackages; };
  } ./fixup.sh;

  pipBuildHook = pkgs.makeSetupHook {
    name = "pip-build-hook";
    propagatedBuildInputs = [
      pip
      wheel
    ];
    substitutions.pythonInterpreter = python.interpreter;
  } ./pip-build.sh;

  removeSpecialDependenciesHook = pkgs.makeSetupHook {
    name = "remove-special-dependencies-hook";
    substitutions = {
      pythonInterpreter = withTomlkit.interpreter;
      script = ./remove-special-dependencies.py;
    };
  } ./remove-special-dependencies.sh;
}
