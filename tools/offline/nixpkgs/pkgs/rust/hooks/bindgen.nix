# bindgen reads C headers through libclang.
{
  host,
  makeSetupHook,
  patchelf,
  runCommandLocal,
}:
let
  # Of a wheel, so that it finds no library by itself.
  libclang = runCommandLocal "libclang" { nativeBuildInputs = [ patchelf ]; } ''
    mkdir -p $out/lib
    cp ${host.libclang.libraries}/libclang.so $out/lib/
    chmod u+w $out/lib/libclang.so
    patchelf --force-rpath --set-rpath ${host.compilerLibraries} $out/lib/libclang.so
  '';
in
if host.libclang == null then
  throw "The stand-in nixpkgs was made without libclang: for a flake without Rust."
else
  makeSetupHook {
    name = "rust-bindgen-hook";
    substitutions = {
      libraries = "${libclang}/lib";
      compiler = host.compilerHeaders;
      libc = host.headers;
      inherit (host.libraries) multiarch;
    };
  } ./bindgen.sh
