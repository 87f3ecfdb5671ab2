# Shell code that builds wheels with uv and installs them.
{
  # As upstream, it comes from the set, where a package of uv.lock can have this name.
  lib,
  makeSetupHook,
  pkgs,
  python,
}:
let
  hook =
    name: script:
    makeSetupHook {
      inherit name;
      substitutions = {
        inherit python;
        # Not a package of uv.lock of this name.
        inherit (pkgs) uv;
        inherit (python) interpreter sitePackages;
      };
    } script;

  both =
    name: build: install:
    makeSetupHook {
      inherit name;
      propagatedBuildInputs = lib.filter (input: input != null) [
        python
        configure
        build
        install
      ];
    } ./none.sh;

  configure = hook "pyproject-configure-hook" ./configure.sh;
  build = hook "pyproject-build-hook" ./build.sh;
  install = hook "pyproject-install-hook" ./install.sh;
in
{
  # From the source.
  pyprojectHook = both "pyproject-hook" build install;
  # From a wheel.
  pyprojectWheelHook =
    both "pyproject-wheel-hook" (hook "pyproject-wheel-dist-hook" ./wheel-dist.sh)
      install;
}
