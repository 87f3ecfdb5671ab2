# Programs that build C and C++, with the phases that they bring to builds.
{ final, fromHost }:
let
  inherit (final) python3 runCommandLocal;

  withPhases =
    program: setupHook:
    runCommandLocal program.name
      {
        passthru = {
          inherit (program) pname version;
          inherit setupHook;
        };
        inherit (program) meta;
      }
      ''
        mkdir -p $out/nix-support
        ln -s ${program}/bin $out/bin
        cp ${setupHook} $out/nix-support/setup-hook
      '';
in
{
  cmake = withPhases fromHost.cmake ./cmake.sh;
  ninja = withPhases fromHost.ninja ./ninja.sh;
  # As upstream, the Python package has no phases.
  meson = python3.pkgs.toPythonApplication (
    python3.pkgs.meson.overridePythonAttrs { setupHook = ./meson.sh; }
  );
}
