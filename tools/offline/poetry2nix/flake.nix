{
  description = "The part of poetry2nix that the templates use, with the same names and arguments";

  inputs = { };

  outputs = _: {
    lib.mkPoetry2Nix = { pkgs }: import ./. { inherit pkgs; };
    overlays.default = final: _: { poetry2nix = import ./. { pkgs = final; }; };
  };
}
