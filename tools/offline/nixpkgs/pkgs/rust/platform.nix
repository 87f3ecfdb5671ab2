# rustPlatform: packages from crates, with their dependencies by Cargo.lock.
{
  lib,
  callPackage,
  cargo,
  rustc,
  stdenv,
}:
let
  importCargoLock = callPackage ./import-cargo-lock.nix { };
  hooks = callPackage ./hooks { };
in
{
  inherit importCargoLock;
  inherit (hooks) cargoSetupHook maturinBuildHook;
  bindgenHook = callPackage ./hooks/bindgen.nix { };

  buildRustPackage =
    {
      cargoLock,
      buildType ? "release",
      cargoBuildFlags ? [ ],
      cargoTestFlags ? [ ],
      nativeBuildInputs ? [ ],
      doCheck ? true,
      ...
    }@args:
    let
      profile = if buildType == "debug" then "" else "--profile ${buildType}";
    in
    stdenv.mkDerivation (
      removeAttrs args [
        "cargoLock"
        "cargoBuildFlags"
        "cargoTestFlags"
      ]
      // {
        inherit doCheck;
        strictDeps = true;
        cargoDeps = importCargoLock cargoLock;
        nativeBuildInputs = nativeBuildInputs ++ [
          cargo
          rustc
        ];
        configurePhase =
          args.configurePhase or ''
            runHook preConfigure
            export CARGO_HOME=''${CARGO_HOME:-$PWD/.cargo-home}
            mkdir -p "$CARGO_HOME"
            substitute $cargoDeps/.cargo/config.toml "$CARGO_HOME/config.toml" \
              --replace-fail cargo-vendor-dir $cargoDeps
            runHook postConfigure
          '';
        buildPhase =
          args.buildPhase or ''
            runHook preBuild
            cargo build -j "$NIX_BUILD_CORES" --frozen ${profile} ${toString cargoBuildFlags}
            runHook postBuild
          '';
        checkPhase =
          args.checkPhase or ''
            runHook preCheck
            cargo test -j "$NIX_BUILD_CORES" --frozen ${profile} ${toString cargoTestFlags}
            runHook postCheck
          '';
        installPhase =
          args.installPhase or ''
            runHook preInstall
            mkdir -p $out/bin
            find target/${buildType} -maxdepth 1 -type f -executable ! -name '*.so' \
              -exec cp -t $out/bin {} +
            runHook postInstall
          '';
      }
    );
}
