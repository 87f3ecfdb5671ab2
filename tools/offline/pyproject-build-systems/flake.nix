{
  description = "The part of build-system-pkgs that the templates use: Python packages that build others";

  inputs = {
    nixpkgs.url = "github:NixOS/nixpkgs/nixos-unstable";
    pyproject-nix = {
      url = "github:pyproject-nix/pyproject.nix";
      inputs.nixpkgs.follows = "nixpkgs";
    };
    uv2nix = {
      url = "github:pyproject-nix/uv2nix";
      inputs = {
        nixpkgs.follows = "nixpkgs";
        pyproject-nix.follows = "pyproject-nix";
      };
    };
  };

  outputs =
    { nixpkgs, ... }:
    {
      overlays.wheel = import ./overlay.nix { inherit (nixpkgs) lib; };
    };
}
