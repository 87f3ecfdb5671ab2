# A shell with the oldest Rust that is supported, to see what it says: nix develop .#msrv
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
