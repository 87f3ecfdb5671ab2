{
  pkgs,
  crane,
  rust-overlay,
}:
let
  inherit (pkgs) lib;
  rustBin = packages: rust-overlay.lib.mkRustBin { } packages;
  craneLib = (crane.mkLib pkgs).overrideToolchain (
    packages: (rustBin packages).stable.latest.default
  );
  craneMsrv = (crane.mkLib pkgs).overrideToolchain (
    packages: (rustBin packages).stable."1.85.0".minimal
  );

  common = {
    pname = "fixture";
    version = "0.1.0";
    src = lib.fileset.toSource {
      root = ./.;
      fileset = craneLib.fileset.commonCargoSources ./.;
    };
    strictDeps = true;
    CARGO_PROFILE = "dev";
  };
  withDependencies = common // {
    cargoArtifacts = craneLib.buildDepsOnly common;
  };
in
{
  packages.default = craneLib.buildPackage (
    common
    // {
      CARGO_PROFILE = "release";
      meta.mainProgram = "hello";
    }
  );

  checks = {
    clippy = craneLib.cargoClippy (
      withDependencies // { cargoClippyExtraArgs = "--all-targets -- --deny warnings"; }
    );
    deny = craneLib.cargoDeny common;
    doc = craneLib.cargoDoc (withDependencies // { env.RUSTDOCFLAGS = "--deny warnings"; });
    doctest = craneLib.cargoDocTest withDependencies;
    fmt = craneLib.cargoFmt common;
    nextest = craneLib.cargoNextest (withDependencies // { cargoExtraArgs = "--locked"; });
    toml = craneLib.taploFmt common;
    msrv = craneMsrv.mkCargoDerivation (
      common
      // {
        pnameSuffix = "-msrv";
        cargoArtifacts = craneMsrv.buildDepsOnly (
          common
          // {
            pname = "fixture-msrv";
            doCheck = false;
            buildPhaseCargoCommand = "cargoWithProfile check --locked --workspace";
          }
        );
        buildPhaseCargoCommand = "cargoWithProfile check --locked --workspace";
      }
    );
  };

  devShells.default = craneLib.devShell { packages = [ pkgs.cargo-nextest ]; };

  coverage =
    let
      toolchain =
        packages: (rustBin packages).stable.latest.default.override { extensions = [ "llvm-tools" ]; };
    in
    ((crane.mkLib pkgs).overrideToolchain toolchain).cargoLlvmCov (
      common // { cargoArtifacts = null; }
    );

  # What pkg-config says about a library that is an input, and about one that is none.
  openssl =
    pkgs.runCommand "openssl-version"
      {
        strictDeps = true;
        nativeBuildInputs = [ pkgs.pkg-config ];
        buildInputs = [ pkgs.openssl ];
      }
      ''
        pkg-config --modversion openssl > $out
        if pkg-config --exists zlib; then echo "zlib is there" >> $out; fi
      '';

  missing = (rustBin pkgs).stable."1.2.0".minimal;
}
