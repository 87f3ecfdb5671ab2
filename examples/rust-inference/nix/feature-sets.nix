# The combinations of features that have to work, as options of cargo. Cargo.toml declares them in
# [workspace.metadata.feature-sets]. The default features are off in all of them.
{ lib, cargoToml }:
lib.mapAttrs (
  _: features:
  lib.concatStringsSep " --features " (
    [ "--no-default-features" ] ++ lib.optional (features != [ ]) (lib.concatStringsSep "," features)
  )
) cargoToml.workspace.metadata.feature-sets
