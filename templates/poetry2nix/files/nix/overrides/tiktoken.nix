# In Rust, built by setuptools. Its source has no Cargo.lock; the one beside this file was made for
# version 0.9.0, with `cargo generate-lockfile`.
{ lib, pythonPkgs }:
final: old:
let
  inherit (pythonPkgs) cargo rustPlatform rustc;
  lockFile = ./tiktoken/Cargo.lock;
in
lib.throwIf (old.version != "0.9.0")
  "nix/overrides/tiktoken has the Cargo.lock of version 0.9.0, but poetry.lock has ${old.version}: create a new one, or let nix/wheel-policy.toml say wheel."
  {
    cargoDeps = rustPlatform.importCargoLock { inherit lockFile; };
    nativeBuildInputs = old.nativeBuildInputs or [ ] ++ [
      final.setuptools-rust
      cargo
      rustc
      rustPlatform.cargoSetupHook
    ];
    postPatch = (old.postPatch or "") + ''
      cp ${lockFile} Cargo.lock
    '';
  }
