# A Rust toolchain of the machine under a store path of its own, with the programs of some components.
{
  lib,
  gcc,
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
    rust-analyzer = [ "rust-analyzer" ];
  };
  wanted = lib.concatMap (component: programsOf.${component} or [ ]) components;
  programs = lib.filterAttrs (name: _: lib.elem name wanted) rust.programs;

  # Programs of Rust look for others beside themselves, and the compiler takes the folder above its own
  # library for its sysroot, all with links resolved: so programs and that library are copies.
  throughLoader = loader: name: path: options: ''
    cat > "$file" <<END
    #!${runtimeShell}
    ${lib.optionalString (name == "cargo") "export CARGO=$out/bin/cargo"}
    exec ${loader.program} --argv0 ${name} --library-path ${loader.libraries} ${path} ${options} "\$@"
    END
    chmod +x "$file"
  '';

  install =
    name: path:
    if rust.loader == null then
      "cp ${lib.escapeShellArg path} $out/bin/${name}"
    else
      ''
        file=$out/bin/${name}
        ${throughLoader rust.loader name path (lib.optionalString (name != "cargo") "--sysroot $out")}
      '';

  # Folders of links, so that programs can be put beside those of the machine.
  llvmTools = lib.optionalString (lib.elem "llvm-tools" components && rust.llvmTools != null) ''
    rm $out/lib/rustlib
    mkdir -p $out/lib/rustlib/${target}/bin
    for file in ${rust.sysroot}/lib/rustlib/* ${rust.sysroot}/lib/rustlib/${target}{,/bin}/*; do
      link=$out/''${file#${rust.sysroot}/}
      [[ -e $link ]] || ln -s "$file" "$link"
    done
    ${lib.concatStrings (
      lib.mapAttrsToList (name: path: ''
        file=$out/lib/rustlib/${target}/bin/${name}
        ${throughLoader rust.llvmTools.loader name path ""}
      '') rust.llvmTools.programs
    )}
  '';
  target = stdenv.hostPlatform.rust.rustcTarget;

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
    ${llvmTools}
    ${lib.concatStrings (lib.mapAttrsToList (name: path: "${install name path}\n") programs)}
    recordPropagated propagated-build-inputs "$propagatedBuildInputs"

    sysroot=$($out/bin/rustc --print sysroot)
    [[ $sysroot == "$out" ]] || { echo "rustc takes $sysroot for its sysroot" >&2; exit 1; }
  ''
