# The set of packages for one Python, without any: overlays bring these. `set.mkVirtualEnv` is not
# here, as the templates install with uv.
{ lib }:
{
  newScope,
  pkgs,
  python,
  stdenv,
}:
let
  resolve = import ./resolve.nix { inherit lib; };
in
lib.makeScope newScope (final: {
  inherit pkgs python stdenv;

  resolveVirtualEnv = specification: map (name: final.${name}) (resolve final specification);

  # Who names no build system gets the one that was there first.
  resolveBuildSystem =
    specification:
    final.resolveVirtualEnv (
      if specification == { } then
        {
          setuptools = [ ];
          wheel = [ ];
        }
      else
        specification
    );

  hooks = final.callPackage ./hooks { };
  inherit (final.hooks) pyprojectHook pyprojectWheelHook;
})
