# How the project is compiled: with which Rust, from which files, the dependencies once, and the
# packages on top of them.
{ inputs, pkgs, ... }@parts:
let
  inherit (pkgs) lib;

  rustBin = inputs.rust-overlay.lib.mkRustBin { } pkgs;
  # rustup reads the same file.
  toolchain = rustBin.fromRustupToolchainFile ../rust-toolchain.toml;
  craneLib = (inputs.crane.mkLib pkgs).overrideToolchain toolchain;
  cargoToml = lib.importTOML ../Cargo.toml;

  # Builds see every file tracked by git but these. After a change in one of them, nothing is compiled
  # again.
  ignored = [
    ../.envrc
    ../.github
    ../.nix-project.json
    ../.vscode
    ../flake.lock
    ../flake.nix
    ../nix
    ../README.md
    ../target
  ];
  source =
    if !lib.pathExists ../Cargo.lock then
      throw "There is no Cargo.lock that git tracks: run `cargo generate-lockfile` and `git add -f Cargo.lock`."
    else
      lib.fileset.toSource {
        root = ../.;
        fileset = lib.fileset.difference ../. (lib.fileset.unions (map lib.fileset.maybeMissing ignored));
      };

  # What all builds have in common.
  commonArgs = {
    pname = "rust-inference";
    version = cargoToml.workspace.package.version or cargoToml.package.version or "0.0.0";
    src = source;
    strictDeps = true;
    nativeBuildInputs = parts.programs;
    buildInputs = parts.libraries;
    # Release builds leave out assertions that tests should see. Nobody debugs the builds of checks;
    # without debug information they are smaller and faster.
    CARGO_PROFILE = "dev";
    CARGO_PROFILE_DEV_DEBUG = "0";
    # bindgen would name things differently in each derivation, and compile what depends on it again.
    NIX_OUTPATH_USED_AS_RANDOM_SEED = "aaaaaaaaaa";
  };

  # The combinations of features that have to work, as options of cargo. Cargo.toml declares them in
  # [workspace.metadata.feature-sets]. The default features are off in all of them.
  featureSets = lib.mapAttrs (
    _: features: "--no-default-features --features=${lib.concatStringsSep "," features}"
  ) cargoToml.workspace.metadata.feature-sets;
  # A command for the default features, and one for each of the combinations.
  forEachSelection =
    command: lib.concatMapStringsSep "\n" command ([ "" ] ++ lib.attrValues featureSets);

  # The dependencies, compiled from Cargo.toml and Cargo.lock alone. Each way of calling cargo selects
  # features of them too, so whatever is called elsewhere is called here first: anything missing
  # would be compiled there, again and again.
  cargoArtifacts = craneLib.buildDepsOnly (
    commonArgs
    // {
      doCheck = false; # The commands below already compile the tests.
      buildPhaseCargoCommand = forEachSelection (features: ''
        cargoWithProfile check --locked --workspace --all-targets ${features}
        cargoWithProfile test --locked --workspace --no-run ${features}
      '');
    }
  );
  checkArgs = commonArgs // {
    inherit cargoArtifacts;
    doInstallCargoArtifacts = false;
    cargoExtraArgs = "--locked --workspace";
  };

  # The crates that become packages and apps, with the options that cargo builds their programs with.
  crates = {
    inference-cli = "--package inference-cli --features full-cli";
    inference-server = "--package inference-server --features receipts";
    safetensors-to-gguf = "--package safetensors-to-gguf";
  };

  releaseArgs = commonArgs // {
    CARGO_PROFILE = "release";
    doCheck = false; # The check `nextest` runs the tests.
  };
  releaseArtifacts = craneLib.buildDepsOnly (
    releaseArgs
    // {
      buildPhaseCargoCommand = lib.concatMapStringsSep "\n" (
        options: "cargoWithProfile build --locked ${options}"
      ) (lib.attrValues crates);
    }
  );
in
{
  inherit cargoToml rustBin toolchain;
  inherit craneLib commonArgs checkArgs;
  inherit featureSets forEachSelection;

  packages = lib.mapAttrs (
    name: options:
    craneLib.buildPackage (
      releaseArgs
      // {
        pname = name;
        cargoArtifacts = releaseArtifacts;
        cargoExtraArgs = "--locked ${options}";
        meta.mainProgram = name;
      }
    )
  ) crates;
}
