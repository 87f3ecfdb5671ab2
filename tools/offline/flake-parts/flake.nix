{
  description = "The part of flake-parts that the templates use, with the same names and errors for the rest";

  # As upstream has it, so that a flake can let it follow its own.
  inputs.nixpkgs-lib.url = "github:nix-community/nixpkgs.lib";

  outputs =
    { nixpkgs-lib, ... }:
    {
      lib.mkFlake = import ./mk-flake.nix { inherit (nixpkgs-lib) lib; };
    };
}
