# pkg-config that finds the libraries that are inputs, and no others of the machine.
{
  lib,
  runCommandLocal,
  runtimeShell,
}:
program:
runCommandLocal "pkg-config-wrapper-${program.version}"
  {
    passthru = {
      inherit (program) pname version;
    };
    meta.mainProgram = "pkg-config";
    setupHook = ./setup-hook.sh;
  }
  ''
    mkdir -p $out/bin $out/nix-support
    cat > $out/bin/pkg-config <<END
    #!${runtimeShell}
    PKG_CONFIG_LIBDIR=\''${PKG_CONFIG_LIBDIR-/no-such-folder} exec ${lib.getExe program} "\$@"
    END
    chmod +x $out/bin/pkg-config
    cp $setupHook $out/nix-support/setup-hook
  ''
