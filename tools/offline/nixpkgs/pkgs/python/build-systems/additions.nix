# What nixpkgs gives to packages that build others, beside what is in their wheels, by their names.
{ makeSetupHook }:
final:
let
  inherit (final) python;
in
{
  cython.setupHook = ./cython.sh;
  # For editable installs; its wheel does not ask for it.
  hatchling.propagatedBuildInputs = [ final.editables ];
  meson-python = {
    setupHook = ./meson-python.sh;
    propagatedBuildInputs = [ final.ninja ];
  };
  pdm-backend.setupHook = ./pdm-backend.sh;
  poetry-dynamic-versioning.setupHook = ./poetry-dynamic-versioning.sh;
  pybind11 = {
    propagatedNativeBuildInputs = [
      (makeSetupHook {
        name = "pybind11-setup-hook";
        substitutions = {
          pythonInterpreter = python.interpreter;
          pythonIncludes = "${python}/include/${python.libPrefix}";
          pythonSitePackages = "${python}/${python.sitePackages}";
        };
      } ./pybind11.sh)
    ];
    # Where CMake and pkg-config look.
    postInstall = "ln -s $out/${python.sitePackages}/pybind11/{include,share} $out/";
  };
  scikit-build-core.setupHook = ./scikit-build-core.sh;
  setuptools-scm = {
    setupHook = ./setuptools-scm.sh;
    propagatedBuildInputs = [ final.typing-extensions ];
  };
  uv-dynamic-versioning.setupHook = ./uv-dynamic-versioning.sh;
}
