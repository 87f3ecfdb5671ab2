# A Rust toolchain under a store path of its own, with the programs of some components.
{
  lib,
  runCommandLocal,
  runtimeShell,
  stdenv,
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
  };
  wanted = lib.concatMap (component: programsOf.${component} or [ ]) components;
  programs = lib.filterAttrs (name: _: lib.elem name wanted) rust.programs;

  # The compiler takes the folder above its own library for its sysroot, unless it is told another. The
  # other programs look for it beside themselves.
  install =
    name: path:
    if lib.elem name programsOf.rustc then
      ''
        cat > $out/bin/${name} <<'END'
        #!${runtimeShell}
        [[ " $* " == *" --sysroot"* ]] || set -- "$@" --sysroot ${placeholder "out"}
        exec ${path} "$@"
        END
        chmod +x $out/bin/${name}
      ''
    else
      "cp ${path} $out/bin/${name}";

  # Folders of links, so that programs can be put beside those of the compiler.
  llvmTools = lib.optionalString (lib.elem "llvm-tools" components) ''
    rm $out/lib/rustlib
    mkdir -p $out/lib/rustlib/${target}/bin
    for file in ${rust.sysroot}/lib/rustlib/* ${rust.sysroot}/lib/rustlib/${target}/*; do
      link=$out/''${file#${rust.sysroot}/}
      [[ -e $link ]] || ln -s "$file" "$link"
    done
    ${lib.concatMapAttrsStringSep "\n" (
      name: path: "ln -s ${path} $out/lib/rustlib/${target}/bin/${name}"
    ) rust.llvmTools}
  '';
  target = stdenv.hostPlatform.rust.rustcTarget;
in
runCommandLocal "${pname}-${rust.version}"
  {
    # As upstream: whoever has the compiler can link.
    propagatedBuildInputs = [ stdenv.cc ];
    passthru = {
      inherit pname;
      inherit (rust) version;
    };
    meta.mainProgram = "cargo";
  }
  ''
    mkdir -p $out/bin $out/lib
    ln -s ${rust.sysroot}/lib/rustlib $out/lib/rustlib
    ${llvmTools}
    ${lib.concatStrings (lib.mapAttrsToList (name: path: "${install name path}\n") programs)}
    recordPropagated propagated-build-inputs "$propagatedBuildInputs"

    # Optimising takes most of the time of a release build, and tells nothing about a flake.
    cat > $out/nix-support/setup-hook <<'END'
    export CARGO_PROFILE_RELEASE_OPT_LEVEL=''${CARGO_PROFILE_RELEASE_OPT_LEVEL-0}
    export CARGO_PROFILE_RELEASE_LTO=''${CARGO_PROFILE_RELEASE_LTO-off}
    END

    sysroot=$($out/bin/rustc --print sysroot)
    [[ $sysroot == "$out" ]] || { echo "rustc takes $sysroot for its sysroot" >&2; exit 1; }
  ''
