# The sets of CUDA packages, as far as flakes ask which versions there are: there is no CUDA here.
{ lib, final }:
let
  set = cudaMajorMinorVersion: {
    inherit cudaMajorMinorVersion;
    # Upstream, this is nixpkgs with that CUDA as the default.
    pkgs = final;
  };
  versions = [
    "12.8"
    "12.9"
    "13.0"
  ];
  name = version: "cudaPackages_${lib.replaceStrings [ "." ] [ "_" ] version}";
in
lib.genAttrs' versions (version: lib.nameValuePair (name version) (set version))
// {
  # As in nixpkgs 26.05.
  cudaPackages = final.cudaPackages_12_9;
}
