{
  perSystem =
    { pkgs, ... }:
    let
      tool = pkgs.writeShellScriptBin "tool" "echo tool";
    in
    {
      packages = { inherit tool; };
      apps.tool = {
        type = "app";
        program = tool;
        meta.description = "Says its name";
      };
    };
}
