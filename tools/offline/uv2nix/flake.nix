{
  description = "The part of uv2nix that the templates use, with the same names and arguments";

  inputs = {
    nixpkgs.url = "github:NixOS/nixpkgs/nixos-unstable";
    pyproject-nix = {
      url = "github:pyproject-nix/pyproject.nix";
      inputs.nixpkgs.follows = "nixpkgs";
    };
  };

  outputs =
    { nixpkgs, pyproject-nix, ... }:
    {
      lib.workspace = import ./lib/workspace.nix {
        inherit (nixpkgs) lib;
        inherit pyproject-nix;
      };
    };
}
