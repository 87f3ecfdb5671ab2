# The packages of one Python: `python312.pkgs`.
{
  lib,
  callPackage,
  host,
  newScope,
  python,
  packageOverrides,
}:
let
  torch = if host.torch == null then (_: _: { }) else callPackage ./torch.nix { inherit python; };
in
lib.makeScope newScope (
  lib.extends packageOverrides (
    lib.extends torch (
      lib.extends (callPackage ./wheels.nix { }) (
        lib.extends (import ./hooks) (self: callPackage ./base.nix { inherit python self; })
      )
    )
  )
)
