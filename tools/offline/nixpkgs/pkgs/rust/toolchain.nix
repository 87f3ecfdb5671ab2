# A Rust toolchain of the machine under a store path of its own, with the programs of some components.
{
  lib,
  gcc,
  runCommandLocal,
  runtimeShell,
}:
{
  pname,
  # One of host.rust.toolchains.
  rust,
  components,
}:
let
  programsOf = {
    cargo = [ "cargo" ];
    clippy = [
      "cargo-clippy"
      "clippy-driver"
    ];
    rustc = [
      "rustc"
      "rustdoc"
    ];
    rustfmt = [
      "cargo-fmt"
      "rustfmt"
    ];
    rust-analyzer = [ "rust-analyzer" ];
  };
  wanted = lib.concatMap (component: programsOf.${component} or [ ]) components;
  programs = lib.filterAttrs (name: _: lib.elem name wanted) rust.programs;

  # The compiler takes the folder above its own library for its sysroot, with links resolved. What
  # contains that library or looks for it beside itself is a copy, everything else a link.
  copies = [
    "cargo-clippy"
    "clippy-driver"
    "rustc"
    "rustdoc"
  ];
  install =
    name: path:
    if rust.loader == null then
      "${if lib.elem name copies then "cp" else "ln -s"} ${lib.escapeShellArg path} $out/bin/${name}"
    else
      ''
        cat > $out/bin/${name} <<END
        #!${runtimeShell}
        ${lib.optionalString (name == "cargo") "export CARGO=$out/bin/cargo"}
        exec ${rust.loader.program} --argv0 ${name} --library-path ${rust.loader.libraries} ${path} ${
          lib.optionalString (name != "cargo") "--sysroot $out"
        } "\$@"
        END
        chmod +x $out/bin/${name}
      '';
  libraries = lib.optionalString (rust.loader == null) ''
    for library in ${rust.sysroot}/lib/*.so*; do
      case ''${library##*/} in
        librustc_driver*) cp "$library" $out/lib/ ;;
        *-rust-* | libLLVM* | libstd-* | libtest-*) ln -s "$library" $out/lib/ ;;
      esac
    done
  '';
in
runCommandLocal "${pname}-${rust.version}"
  {
    # As upstream: whoever has the compiler can link.
    propagatedBuildInputs = [ gcc ];
    passthru = {
      inherit pname;
      inherit (rust) version;
    };
    meta.mainProgram = "cargo";
  }
  ''
    mkdir -p $out/bin $out/lib
    ln -s ${rust.sysroot}/lib/rustlib $out/lib/rustlib
    ${libraries}
    ${lib.concatStrings (lib.mapAttrsToList (name: path: "${install name path}\n") programs)}
    recordPropagated propagated-build-inputs "$propagatedBuildInputs"

    sysroot=$($out/bin/rustc --print sysroot)
    [[ $sysroot == "$out" ]] || { echo "rustc takes $sysroot for its sysroot" >&2; exit 1; }
  ''
