# Folders of links: linkFarm "name" [ { name = "path/in/it"; path = drv; } ], or a set of those.
{ lib, runCommandLocal }:
rec {
  linkFarm =
    name: entries:
    let
      # A later entry of the same name wins.
      set =
        if lib.isAttrs entries then
          entries
        else
          lib.listToAttrs (map (entry: lib.nameValuePair entry.name entry.path) (lib.reverseList entries));
      link = target: path: ''
        mkdir -p "$(dirname ${lib.escapeShellArg target})"
        ln -s ${lib.escapeShellArg "${path}"} ${lib.escapeShellArg target}
      '';
    in
    runCommandLocal name { passthru.entries = set; } ''
      mkdir -p $out
      cd $out
      ${lib.concatStrings (lib.mapAttrsToList link set)}
    '';

  linkFarmFromDrvs =
    name: packages:
    linkFarm name (
      map (package: {
        inherit (package) name;
        path = package;
      }) packages
    );
}
