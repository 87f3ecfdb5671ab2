# treefmt, and treefmt together with its settings and the formatters they name.
{
  lib,
  callPackage,
  host,
  formats,
  makeWrapper,
  runCommandLocal,
}:
let
  treefmt = callPackage ./host-package.nix { } "treefmt" host.packages.treefmt;

  withConfig =
    {
      name ? "treefmt-with-config",
      runtimeInputs ? [ ],
      settings ? { },
      configFile ? (formats.toml { }).generate "treefmt.toml" settings,
      package ? treefmt,
      meta ? { },
    }:
    runCommandLocal name
      {
        nativeBuildInputs = [ makeWrapper ];
        meta = {
          mainProgram = "treefmt";
        }
        // meta;
        passthru = { inherit configFile runtimeInputs settings; };
      }
      ''
        makeWrapper ${lib.getExe package} $out/bin/treefmt \
          --prefix PATH : ${lib.escapeShellArg (lib.makeBinPath runtimeInputs)} \
          --add-flags "--config-file ${configFile}"
      '';
in
treefmt // { inherit withConfig; }
