# `nix run .#verify` tells whether PyTorch computes on the graphics card, and what is wrong if not.
{
  lib,
  writeShellApplication,
  checker,
  provided,
}:
writeShellApplication {
  name = "verify";
  meta.description = "Tells whether PyTorch computes on the graphics card, and if not, why";
  text = ''
    exec ${lib.getExe checker} ${./verify}/verify.py --owner nix --cuda 12.9 \
      --provided ${provided}/site-packages --requirements requirements-dev.txt "$@"
  '';
}
