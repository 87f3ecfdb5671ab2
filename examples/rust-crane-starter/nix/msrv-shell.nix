# A shell with the oldest supported Rust, to try it: nix develop .#msrv
{
  mkShell,
  libraries,
  msrvToolchain,
  programs,
}:
mkShell {
  packages = [ msrvToolchain ] ++ programs;
  buildInputs = libraries;
}
