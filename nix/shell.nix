# What CONTRIBUTING.md asks for, besides Nix itself.
{
  git,
  mkShell,
  nodejs,
  python313,
  uv,
}:
mkShell {
  packages = [
    git
    nodejs
    python313
    uv
  ];
}
