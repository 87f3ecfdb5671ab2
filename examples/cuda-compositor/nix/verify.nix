# `nix run .#verify` tests whether PyTorch works on the graphics card, and if not, says why.
{
  lib,
  writeShellApplication,
  checker,
  provided,
}:
writeShellApplication {
  name = "verify";
  meta.description = "Tests whether PyTorch works on the graphics card, and if not, says why";
  text = ''
    exec ${lib.getExe checker} ${./verify}/verify.py --owner nix --cuda 12.9 \
      --provided ${provided}/site-packages --requirements requirements-dev.txt "$@"
  '';
}
