# wheel-policy.toml has a row for each package with native code, and none for other packages.
{
  lib,
  locked,
  wheelKinds,
}:
let
  # Such a package has wheels that only run on some machines.
  isNative = lib.any ({ file, ... }: lib.hasSuffix ".whl" file && !lib.hasSuffix "any.whl" file);
  isMissing = entry: isNative entry.files && !wheelKinds ? ${entry.name};
in
map (
  entry:
  "${entry.name} ${entry.version} has native code but no row in nix/wheel-policy.toml: `npm create nix-project@latest -- policy --fix` adds it."
) (lib.filter isMissing locked)
++ map (name: "nix/wheel-policy.toml: ${name} is not in poetry.lock, so remove its row.") (
  lib.subtractLists (map (entry: entry.name) locked) (lib.attrNames wheelKinds)
)
