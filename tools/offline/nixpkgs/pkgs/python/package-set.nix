# The packages of one Python: `python312.pkgs`.
{
  lib,
  callPackage,
  newScope,
  python,
  packageOverrides,
}:
lib.makeScope newScope (
  lib.extends packageOverrides (
    lib.extends (callPackage ./wheels.nix { }) (
      lib.extends (import ./hooks) (self: callPackage ./base.nix { inherit python self; })
    )
  )
)
