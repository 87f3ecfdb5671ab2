{ pkgs }:
let
  inherit (pkgs) lib;
  python = pkgs.python313;

  # Each package that the offline nixpkgs has for flakes with torch.
  env = python.withPackages (
    packages:
    map (name: packages.${name}) (
      lib.attrNames pkgs.host.torch.packages ++ lib.attrNames pkgs.host.wheels
    )
  );

  # As generated flakes start Python, so that wheels find what they expect of a common Linux.
  launcher = pkgs.writeShellScriptBin "python3.13" ''
    exec ${pkgs.stdenv.cc.bintools.dynamicLinker} \
      --library-path ${
        lib.makeLibraryPath [
          pkgs.stdenv.cc.cc.lib
          pkgs.zlib
        ]
      } \
      --argv0 "$0" ${lib.getExe python} "$@"
  '';

  # Builds that each leave one line of JSON, in the sandbox.
  run = name: script: pkgs.runCommand name { nativeBuildInputs = [ pkgs.uv ]; } script;

  wheels = pkgs.linkFarm "wheels" (
    map
      (name: {
        name = python.pkgs.${name}.src.name;
        path = python.pkgs.${name}.src;
      })
      [
        "kiwisolver"
        "contourpy"
      ]
  );
  venv = ''
    export HOME=$TMPDIR UV_PYTHON_DOWNLOADS=never UV_NO_MANAGED_PYTHON=1
    uv venv --quiet --python ${launcher}/bin/python3.13 .venv
    site=.venv/${python.sitePackages}
    echo ${env}/${python.sitePackages} > $site/nix.pth
  '';
in
{
  packages = {
    inherit env;

    compute = run "compute" "${env}/bin/python ${./compute.py} > $out";
    imports = run "imports" "HOME=$TMPDIR ${env}/bin/python ${./imports.py} > $out";

    # Wheels that uv installs, beside the packages of Nix.
    installed = run "installed" ''
      ${venv}
      uv pip install --quiet --offline --no-index --no-deps --find-links ${wheels} \
        --python .venv kiwisolver contourpy
      .venv/bin/python ${./installed.py} > $out
    '';

    # What uv believes to be installed when it sees nothing but the metadata.
    listed = run "listed" ''
      ${venv}
      cp -r --no-preserve=mode ${python.pkgs.torch}/${python.sitePackages}/*.dist-info $site/
      uv pip list --quiet --format json --python .venv > $out
    '';

    checked = run "checked" "uv pip check --python ${env}/bin/python &> $out";

    requirements = pkgs.python312.withPackages (packages: [ packages.pip-requirements-parser ]);
  };

  python312Torch = pkgs.python312Packages.torch.name;
  inherit (pkgs) cudaPackages cudaPackages_12_8 cudaPackages_13_0;
  inherit (python.pkgs.torch) cudaSupport;
  config = pkgs.config.cudaSupport;
}
