{
  description = "The part of pyproject.nix that the templates use, with the same names and arguments";

  # As upstream has it, so that a flake can let it follow its own.
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-unstable";

  outputs =
    { nixpkgs, ... }:
    let
      inherit (nixpkgs) lib;
    in
    {
      lib = import ./lib { inherit lib; };
      build = import ./build { inherit lib; };
    };
}
