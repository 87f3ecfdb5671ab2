# mkPoetryScriptsPackage: the programs that pyproject.toml names, for a project that is not installed.
{ lib, pkgs, ... }:
{
  projectDir ? null,
  pyproject ? projectDir + "/pyproject.toml",
  python ? pkgs.python3,
  pyProject ? lib.importTOML pyproject,
  scripts ? pyProject.tool.poetry.scripts,
}:
let
  write =
    name: entryPoint:
    let
      parts = lib.splitString ":" entryPoint;
    in
    ''
      cat > $out/bin/${name} <<'END'
      #!${python.interpreter}
      import sys

      # Modules of the working directory come first.
      sys.path.insert(0, "")
      from ${lib.head parts} import ${lib.last parts}

      if __name__ == "__main__":
          sys.exit(${lib.last parts}())
      END
      chmod +x $out/bin/${name}
    '';
in
assert scripts != { };
python.pkgs.buildPythonPackage {
  name = "poetry2nix-env-scripts";
  format = "poetry2nix";
  dontUnpack = true;
  dontConfigure = true;
  dontBuild = true;
  doCheck = false;
  installPhase = ''
    mkdir -p $out/bin
    ${lib.concatStrings (lib.mapAttrsToList write scripts)}
  '';
}
