# Ranks tags with pyproject-nix/lib/tags.nix. The request is what tags.py prints, and foreign tags.
{ lib, request }:
let
  tags = builtins.fromJSON (builtins.readFile request);

  interpreter.version = tags.python;
  rank =
    hostPlatform:
    import ../pyproject-nix/lib/tags.nix {
      inherit lib interpreter;
      stdenv = {
        inherit hostPlatform;
        cc.libc.version = tags.glibc;
      };
    };
  ranks = hostPlatform: map (tag: rank hostPlatform "some_package-1.0-${tag}.whl");
  linux = {
    isDarwin = false;
    parsed.cpu.name = tags.machine;
  };
  macos = {
    isDarwin = true;
    darwinMinVersion = "14.0";
  };
in
{
  linux = ranks linux tags.linux;
  macos = ranks macos tags.macos;
  foreign = ranks linux tags.foreign;
}
