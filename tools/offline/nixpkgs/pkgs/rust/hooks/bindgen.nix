# bindgen reads C headers through libclang.
{ host, makeSetupHook }:
if host.libclang == null then
  throw "The offline nixpkgs was made without libclang: for a flake without Rust, or on a machine without gcc."
else
  makeSetupHook {
    name = "rust-bindgen-hook";
    substitutions = host.libclang;
  } ./bindgen.sh
