# `rust-bin`: the releases of Rust that the machine has, by channel, version and profile.
{ pkgs }:
let
  inherit (pkgs) lib;
  inherit (pkgs.hostRust) current toolchains;

  minor = rust: lib.versions.majorMinor rust.version;

  # The machine's Rust in the place of a release: any patch release of the same minor one. The newest
  # comes first.
  select =
    version:
    let
      matching = lib.filter (rust: minor rust == lib.versions.majorMinor version) toolchains;
      exact = lib.filter (rust: rust.version == version) matching;
      newer = lib.filter (rust: lib.versionAtLeast rust.version version) matching;
      known = lib.concatMapStringsSep ", " (rust: rust.version) toolchains;
    in
    if exact != [ ] then
      lib.head exact
    else if newer != [ ] then
      lib.head newer
    else
      throw "The stand-in has no Rust ${version}, only ${known}.";

  toolchain = import ./toolchain.nix { inherit pkgs; };

  # Never fails by itself: `rust-bin.stable.VERSION.minimal` is what says that a release is missing.
  profiles =
    rust:
    lib.genAttrs [ "minimal" "default" "complete" ] (
      profile: lib.makeOverridable (toolchain { inherit rust profile; }) { }
    );

  # Upstream has every release; the names here are those that could be asked for.
  releases = lib.concatMap (
    minor: map (patch: "1.${toString minor}.${toString patch}") (lib.range 0 9)
  ) (lib.range 0 (lib.toInt (lib.versions.minor (lib.head toolchains).version)));

  fromChannel =
    channel:
    if channel == "stable" then
      current
    else if lib.match "[0-9]+[.][0-9]+" channel != null then
      select "${channel}.0"
    else if lib.match "[0-9]+[.][0-9]+[.][0-9]+" channel != null then
      select channel
    else
      throw "The offline rust-overlay has stable releases of Rust, not the channel ${channel}.";
in
rec {
  stable = lib.genAttrs releases (version: profiles (select version)) // {
    latest = profiles current;
  };

  fromRustupToolchain =
    {
      channel,
      profile ? "default",
      components ? [ ],
      targets ? [ ],
      ...
    }:
    (profiles (fromChannel channel)).${profile}.override {
      inherit targets;
      extensions = components;
    };

  # The file is TOML, or of old just the name of a channel.
  fromRustupToolchainFile =
    file:
    let
      content = lib.readFile file;
      legacy = lib.match "([^\r\n]+)\r?\n?" content;
    in
    fromRustupToolchain (
      if legacy == null then (fromTOML content).toolchain else { channel = lib.head legacy; }
    );
}
