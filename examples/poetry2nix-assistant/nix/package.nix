# The installed application, with the packages that it needs to run.
{
  poetry2nix,
  settings,
  source,
}:
poetry2nix.mkPoetryApplication (
  settings
  // {
    src = source;
    # No development tools.
    checkGroups = [ ];
    meta = {
      inherit (import ../flake.nix) description;
      # The program that `nix run` starts.
      mainProgram = "assistant";
    };
  }
)
