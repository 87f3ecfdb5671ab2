# bindgen reads C headers through libclang.
{ host, makeSetupHook }:
if host.libclang == null then
  throw "The stand-in nixpkgs was made without libclang: for a flake without Rust."
else
  makeSetupHook {
    name = "rust-bindgen-hook";
    substitutions = {
      inherit (host.libclang) libraries;
      compiler = host.compilerHeaders;
      libc = host.headers;
      inherit (host.libraries) multiarch;
    };
  } ./bindgen.sh
