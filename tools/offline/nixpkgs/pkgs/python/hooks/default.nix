# Hooks that build and install Python packages. An overlay of the package set, as upstream.
final: _:
let
  inherit (final) python pkgs;
  substitutions = {
    pythonInterpreter = python.interpreter;
    inherit (python) sitePackages;
  };
  hook =
    name: propagatedBuildInputs: file:
    pkgs.makeSetupHook { inherit name substitutions propagatedBuildInputs; } file;
in
{
  wheelUnpackHook = hook "wheel-unpack-hook" [ ] ./wheel-unpack.sh;

  # A wheel is an archive that Python can import from: so installing needs no package that was
  # installed before.
  pypaInstallHook = pkgs.makeSetupHook {
    name = "pypa-install-hook";
    substitutions = substitutions // {
      installer = pkgs.fetchurl pkgs.host.wheels.installer.files.any;
    };
  } ./pypa-install.sh;

  # As upstream, the build sees `wheel`, and nothing of what starts it.
  pypaBuildHook = pkgs.makeSetupHook {
    name = "pypa-build-hook";
    propagatedBuildInputs = [ final.wheel ];
    substitutions = { inherit (final) build; };
  } ./pypa-build.sh;
  setuptoolsBuildHook = hook "setuptools-build-hook" [
    final.pip
    final.setuptools
    final.wheel
  ] ./setuptools-build.sh;
  pytestCheckHook = hook "pytest-check-hook" [ final.pytest ] ./pytest-check.sh;
  pythonImportsCheckHook = hook "python-imports-check-hook" [ ] ./imports-check.sh;
  wrapPython = hook "wrap-python-hook" [ ] ./wrap-python.sh;
}
