# The interpreter. poetry2nix asks it which wheels the machine can use.
#
# For macOS it would answer 11, the oldest that its nixpkgs runs on, and wheels that need a newer
# one would be ignored. nixos-26.05 needs macOS 14, so everybody here has at least that.
{ pythonPkgs }:
let
  interpreter = pythonPkgs.python312;
  inherit (interpreter) stdenv;
in
interpreter
// {
  stdenv = stdenv // {
    targetPlatform = stdenv.targetPlatform // {
      darwinSdkVersion = "14.0";
    };
  };
}
