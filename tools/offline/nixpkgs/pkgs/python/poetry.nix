# Poetry itself, for `poetry check` and the dev shell.
{
  host,
  pkgs,
  runCommandLocal,
}:
if host.poetry == null then
  throw "The offline nixpkgs was made without Poetry: for a flake without poetry2nix, or on a machine without Python 3.12."
else
  let
    python = pkgs.python312;
  in
  runCommandLocal "poetry-${host.poetry.version}"
    {
      passthru = {
        pname = "poetry";
        inherit (host.poetry) version;
        inherit python;
      };
      meta.mainProgram = "poetry";
    }
    ''
      mkdir -p $out/bin $out/lib/${python.libPrefix}
      cp -r ${host.poetry.folder} $out/${python.sitePackages}
      cat > $out/bin/poetry <<END
      #!${python.interpreter}
      import sys
      sys.path.append("$out/${python.sitePackages}")
      from poetry.console.application import main
      sys.exit(main())
      END
      chmod +x $out/bin/poetry
    ''
