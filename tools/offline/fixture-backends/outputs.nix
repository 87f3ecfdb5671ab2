{ pkgs }:
let
  inherit (pkgs) lib;
  pythons = lib.genAttrs [ "python311" "python312" "python313" "python314" ] (name: pkgs.${name});

  # "Hatch_VCS>=0.5" → hatch-vcs, its name in nixpkgs.
  attributeName =
    requirement:
    lib.toLower (
      lib.replaceStrings [ "_" "." ] [ "-" "-" ] (
        lib.head (builtins.match "([A-Za-z0-9._-]+).*" requirement)
      )
    );

  # Builds a project by what its pyproject.toml asks for, and says what the installed package says of
  # itself.
  build =
    python: project:
    let
      pyproject = lib.importTOML project.pyproject;
      named = map (requirement: python.pkgs.${attributeName requirement});
      package = python.pkgs.buildPythonPackage (
        {
          pname = "demo";
          version = "1.2.3";
          inherit (project) src;
          pyproject = true;
          build-system = named pyproject.build-system.requires;
          dependencies = named pyproject.project.dependencies or [ ];
          pythonImportsCheck = [ "demo" ];
        }
        // project.more
      );
    in
    pkgs.runCommand "demo" { } ''
      ${python.withPackages (_: [ package ])}/bin/python > $out -c '
      import demo, importlib.metadata
      print(importlib.metadata.version("demo"), demo.answer())'
    '';

  # The same Python file, described for one back end after the other.
  pureProject = file: {
    pyproject = ./pure + "/${file}";
    src = pkgs.runCommand "demo-1.2.3" { } ''
      cp -r --no-preserve=mode ${./pure} $out
      rm $out/*.toml
      cp ${./pure + "/${file}"} $out/pyproject.toml
    '';
    more = { };
  };
  pureProjects = lib.mapAttrs' (
    file: _: lib.nameValuePair (lib.removeSuffix ".toml" file) (pureProject file)
  ) (lib.filterAttrs (file: _: lib.hasSuffix ".toml" file) (builtins.readDir ./pure));

  # versioneer reads the version from the name of the folder.
  ownProject = name: _: {
    pyproject = ./projects + "/${name}/pyproject.toml";
    src = builtins.path {
      path = ./projects + "/${name}";
      name = "demo-1.2.3";
    };
    more = needsMore.${name} or { };
  };
  ownProjects = lib.mapAttrs ownProject (builtins.readDir ./projects);

  rust = name: hooks: {
    cargoDeps = pkgs.rustPlatform.importCargoLock {
      lockFile = ./projects + "/${name}/Cargo.lock";
    };
    nativeBuildInputs = [
      pkgs.rustPlatform.cargoSetupHook
      pkgs.cargo
      pkgs.rustc
    ]
    ++ hooks;
  };
  cmake = {
    nativeBuildInputs = [
      pkgs.cmake
      pkgs.ninja
    ];
    dontUseCmakeConfigure = true;
  };
  needsMore = {
    pybind11 = cmake;
    nanobind = cmake;
    pbr.PBR_VERSION = "1.2.3";
    maturin = rust "maturin" [ pkgs.rustPlatform.maturinBuildHook ];
    maturin-bin = rust "maturin-bin" [ pkgs.rustPlatform.maturinBuildHook ];
    # By `pyproject-build`, as any other back end.
    maturin-backend = rust "maturin-backend" [ ];
    setuptools-rust = rust "setuptools-rust" [ ];
  };
in
{
  # `python313-hatchling` and so on.
  packages = lib.concatMapAttrs (
    pythonName: python:
    lib.mapAttrs' (name: project: lib.nameValuePair "${pythonName}-${name}" (build python project)) (
      pureProjects // ownProjects
    )
  ) pythons;

  # All packages in one environment.
  together =
    let
      env = pkgs.python313.withPackages (
        packages: map (name: packages.${name}) (lib.attrNames pkgs.host.wheels)
      );
    in
    pkgs.runCommand "together" { nativeBuildInputs = [ pkgs.uv ]; } ''
      uv pip check --no-cache --python ${env}/bin/python &> $out
    '';

  # With CMake among the inputs, and without `dontUseCmakeConfigure`.
  cmakeConfigures = build pkgs.python313 (
    pureProject "hatchling.toml" // { more.nativeBuildInputs = [ pkgs.cmake ]; }
  );

  # The packages of which a Python has no wheel.
  missing = lib.mapAttrs (
    _: python:
    lib.filter (name: !(builtins.tryEval python.pkgs.${name}.src.name).success) (
      lib.attrNames pkgs.host.wheels
    )
  ) pythons;
}
