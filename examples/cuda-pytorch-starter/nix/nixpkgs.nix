# nixpkgs with CUDA, and with the licences that this takes.
{ nixpkgs, system }:
let
  inherit (nixpkgs) lib;

  # CUDA is not free software. These are NVIDIA's licences for it; what has another unfree one stays
  # out. They can be read at https://docs.nvidia.com/cuda/eula and beside it.
  licences = [
    "CUDA EULA"
    "cuDNN EULA"
    "cuSPARSELt EULA"
    "cuTENSOR EULA"
  ];

  # A licence can consist of several: `{ operator = "AND"; licenses = [ … ]; }`.
  isAccepted =
    licence:
    if licence ? licenses then
      lib.all isAccepted licence.licenses
    else
      licence.free or false || lib.elem (licence.shortName or null) licences;
in
import nixpkgs {
  inherit system;
  config = {
    # There is no CUDA on macOS: PyTorch computes with Metal there.
    cudaSupport = lib.hasSuffix "-linux" system;
    allowUnfreePredicate = package: lib.all isAccepted (lib.toList package.meta.license);
  };
}
