# Every examples/<variant>-starter is a flake template; `uv` is the default one.
{ lib }:
let
  examples = lib.attrNames (builtins.readDir ../examples);
  starters = lib.filter (lib.hasSuffix "-starter") examples;

  template = starter: {
    path = ../examples + "/${starter}";
    inherit (import (../examples + "/${starter}/flake.nix")) description;
    welcomeText = ''
      Nix sees only files that git knows: `git init && git add -N .`
      Then `nix develop` enters the dev shell, and `nix flake check` runs all checks.
    '';
  };

  templates = lib.listToAttrs (
    map (starter: lib.nameValuePair (lib.removeSuffix "-starter" starter) (template starter)) starters
  );
in
templates // { default = templates.uv; }
