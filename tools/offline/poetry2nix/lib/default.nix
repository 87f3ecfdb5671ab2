# What the files beside this folder share.
{ lib, pkgs }:
rec {
  versions = import ./versions.nix { inherit lib; };
  inherit (versions) allows;
  inherit (import ./markers.nix { inherit lib versions; }) environment holds;
  selectWheels = import ./wheels.nix { inherit lib; };
  cleanPythonSources = import ./sources.nix { inherit lib pkgs; };

  # https://packaging.python.org/en/latest/specifications/name-normalization/
  normalise =
    name: lib.toLower (lib.concatStringsSep "-" (lib.filter lib.isString (lib.split "[-_.]+" name)));

  # The packages that pyproject.toml says its build needs.
  buildSystemPackages =
    pyProject: packages:
    map
      (
        requirement:
        let
          name = normalise (lib.head (lib.match "([A-Za-z0-9._-]+).*" requirement));
        in
        packages.${name} or (throw "unsupported build system requirement ${name}")
      )
      (
        pyProject.build-system.requires
          or (throw "No build-system.build-backend section in pyproject.toml.")
      );
}
