# wheel-policy.toml has a row for each package with native code, and for no package that is gone.
{
  lib,
  locked,
  wheelKinds,
}:
let
  # Such a package has wheels that only run on some machines.
  isNative = lib.any ({ file, ... }: lib.hasSuffix ".whl" file && !lib.hasSuffix "any.whl" file);
  isMissing = entry: isNative (entry.files or [ ]) && !wheelKinds ? ${entry.name};
in
map (entry: "${entry.name} ${entry.version} has native code and no row in nix/wheel-policy.toml.") (
  lib.filter isMissing locked
)
++ map (name: "nix/wheel-policy.toml: ${name} is not in poetry.lock.") (
  lib.subtractLists (map (entry: entry.name) locked) (lib.attrNames wheelKinds)
)
