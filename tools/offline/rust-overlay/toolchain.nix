# A toolchain with the components of a profile, and more on demand.
{ pkgs }:
{ rust, profile }:
{
  extensions ? [ ],
  targets ? [ ],
  targetExtensions ? [ ],
}:
let
  inherit (pkgs) lib stdenv;

  components = {
    minimal = [
      "cargo"
      "rust-std"
      "rustc"
    ];
    default = components.minimal ++ [
      "clippy"
      "rust-docs"
      "rustfmt"
    ];
    complete = lib.attrNames hasComponent;
  };

  # Whether the machine's toolchain has it.
  hasComponent =
    lib.mapAttrs (_: program: rust.programs ? ${program}) {
      cargo = "cargo";
      clippy = "clippy-driver";
      rust-analyzer = "rust-analyzer";
      rust-std = "rustc";
      rustc = "rustc";
      rustfmt = "rustfmt";
    }
    // {
      llvm-tools = rust.llvmTools != { };
      rust-docs = false;
      rust-src = false;
    };

  # These help people, and no build needs them.
  optional = [
    "rust-analyzer"
    "rust-docs"
    "rust-src"
  ];

  wanted = lib.unique (
    map (lib.removeSuffix "-preview") (components.${profile} ++ extensions ++ targetExtensions)
  );
  unknown = lib.filter (name: !hasComponent ? ${name}) wanted;
  missing = lib.filter (name: !(hasComponent.${name} || lib.elem name optional)) wanted;
  foreign = lib.filter (target: target != stdenv.hostPlatform.rust.rustcTarget) targets;
  say = lib.concatStringsSep ", ";
in
if unknown != [ ] then
  throw "The offline rust-overlay does not know these components of Rust: ${say unknown}."
else if missing != [ ] then
  throw "The stand-in's Rust ${rust.version} lacks ${say missing}."
else if foreign != [ ] then
  throw "The offline rust-overlay compiles for this machine only, not for ${say foreign}."
else
  pkgs.hostRust.toolchain {
    inherit rust;
    pname = "rust-${profile}";
    components = wanted;
  }
