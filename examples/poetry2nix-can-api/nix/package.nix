# The installed application, with the packages that it needs to run.
{
  lib,
  poetry2nix,
  settings,
  source,
}:
let
  # Poetry's own builds read the version from pyproject.toml; here the file VERSION decides.
  version = lib.trim (lib.readFile ../VERSION);

  application = poetry2nix.mkPoetryApplication (
    settings
    // {
      src = source;
      # No development tools.
      checkGroups = [ ];
      postPatch = ''
        sed -i '0,/^version = .*/s//version = "${version}"/' pyproject.toml
      '';
      meta = {
        inherit (import ../flake.nix) description;
        # The program that `nix run` starts.
        mainProgram = "can-api";
      };
    }
  );
in
application.overridePythonAttrs { inherit version; }
