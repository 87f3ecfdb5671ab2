{ pkgs, poetry2nix }:
let
  inherit (pkgs) lib;
  p2n = import poetry2nix { inherit pkgs; };

  settings = {
    projectDir = ./.;
    python = pkgs.python312;
    preferWheels = true;
    overrides = [
      (import ./overrides.nix pkgs)
      (p2n.defaultPoetryOverrides.overrideOverlay (_: prev: { inherit (prev) rpds-py; }))
    ];
  };
  inherit (p2n.mkPoetryPackages settings) python;
  app = p2n.mkPoetryApplication (settings // { checkGroups = [ ]; });

  # A package, with what it depends on.
  env = name: python.withPackages (packages: [ packages.${name} ]);
in
{
  inherit python;

  packages =
    lib.genAttrs [
      "googleapis-common-protos"
      "kiwisolver"
      "regex"
      "rpds-py"
      "tiktoken"
      "tomlkit"
    ] env
    // {
      inherit app;
      inherit (app) dependencyEnv;

      env = p2n.mkPoetryEnv (settings // { extraPackages = packages: [ packages.setuptools ]; });
      editable = p2n.mkPoetryEnv (
        settings // { editablePackageSources.fixture-app = "/tmp/fixture-app"; }
      );

      lock = pkgs.runCommand "lock" { nativeBuildInputs = [ pkgs.poetry ]; } ''
        export HOME=$TMPDIR
        poetry check --lock --directory ${./.} | tee $out
      '';
    };

  files = lib.mapAttrs (_: package: package.src.name) (
    lib.filterAttrs (_: package: package ? src.isWheel) (
      lib.genAttrs (map (entry: entry.name) (lib.importTOML ./poetry.lock).package) (
        name: python.pkgs.${name}
      )
    )
  );

  # `override` is lost once poetry2nix has said what a package needs.
  tooLate =
    (p2n.mkPoetryPackages (
      settings
      // {
        overrides = p2n.defaultPoetryOverrides.extend (
          _: prev: { regex = prev.regex.override { preferWheel = true; }; }
        );
      }
    )).python.pkgs.regex;

  wrongHash =
    (p2n.mkPoetryPackages (
      settings
      // {
        poetrylock = builtins.toFile "poetry.lock" (
          lib.replaceStrings [ "946d195a" ] [ "00000000" ] (lib.readFile ./poetry.lock)
        );
      }
    )).python.pkgs.idna;
}
