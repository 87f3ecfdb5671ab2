# wheel-policy.toml matches poetry.lock. If it does not, ../problems fails; the result of this
# check is a list of what is installed: `nix build .#checks.x86_64-linux.policy && cat result`.
{
  lib,
  writeText,
  poetry2nix,
  settings,
  wheelKinds,
}:
let
  packages = (poetry2nix.mkPoetryPackages settings).python.pkgs;
  line = name: "${name}: ${packages.${name}.src.name}\n";
in
writeText "policy" (
  lib.concatMapStrings line (lib.filter (name: packages.${name} != null) (lib.attrNames wheelKinds))
)
