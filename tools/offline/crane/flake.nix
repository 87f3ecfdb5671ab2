{
  description = "The part of crane that the templates use, with the same names and arguments";

  inputs = { };

  outputs = _: {
    mkLib = pkgs: pkgs.callPackage ./lib { };
  };
}
