# Every examples/<variant>-starter is a flake template; `uv` is the default one.
#
# Without nixpkgs: `nix flake init` need not download it.
let
  suffix = "-starter";
  suffixLength = builtins.stringLength suffix;

  variantOf =
    example:
    let
      length = builtins.stringLength example - suffixLength;
    in
    if length > 0 && builtins.substring length suffixLength example == suffix then
      builtins.substring 0 length example
    else
      null;

  template =
    variant:
    let
      path = ../examples + "/${variant}${suffix}";
    in
    {
      inherit path;
      inherit (import (path + "/flake.nix")) description;
      welcomeText = ''
        Nix sees only files that git knows: `git init && git add -N .`
        Then `nix develop` enters the dev shell, and `nix flake check` runs all checks.
      '';
    };

  variants = builtins.filter (variant: variant != null) (
    map variantOf (builtins.attrNames (builtins.readDir ../examples))
  );

  templates = builtins.listToAttrs (
    map (variant: {
      name = variant;
      value = template variant;
    }) variants
  );
in
templates // { default = templates.uv; }
