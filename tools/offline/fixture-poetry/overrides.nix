# What is built from source, and what that needs.
pkgs:
let
  inherit (pkgs) lib rustPlatform;

  # The Cargo.lock in a source, read while evaluating.
  cargoLock =
    source:
    let
      archive = import <nix/fetchurl.nix> {
        url = lib.head source.urls;
        hash = source.outputHash;
      };
      unpacked = derivation {
        name = "source";
        system = "builtin";
        builder = "builtin:unpack-channel";
        src = archive;
        channelName = "source";
      };
    in
    "${unpacked}/source/Cargo.lock";
in
final: prev: {
  googleapis-common-protos =
    (prev.googleapis-common-protos.override { preferWheel = false; }).overridePythonAttrs
      (old: {
        nativeBuildInputs = old.nativeBuildInputs ++ [ final.setuptools ];
      });
  tomlkit = prev.tomlkit.override { preferWheel = false; };
  regex = prev.regex.override { preferWheel = false; };

  rpds-py = (prev.rpds-py.override { preferWheel = false; }).overridePythonAttrs (old: {
    cargoDeps = rustPlatform.importCargoLock { lockFile = cargoLock old.src; };
    nativeBuildInputs = old.nativeBuildInputs ++ [
      rustPlatform.cargoSetupHook
      rustPlatform.maturinBuildHook
    ];
  });

  # Built by setuptools; its source has no Cargo.lock.
  tiktoken = (prev.tiktoken.override { preferWheel = false; }).overridePythonAttrs (old: {
    cargoDeps = rustPlatform.importCargoLock { lockFile = ./tiktoken-Cargo.lock; };
    nativeBuildInputs = old.nativeBuildInputs ++ [
      final.setuptools-rust
      pkgs.cargo
      pkgs.rustc
      rustPlatform.cargoSetupHook
    ];
    postPatch = (old.postPatch or "") + ''
      cp ${./tiktoken-Cargo.lock} Cargo.lock
    '';
  });
}
