# As upstream, Python packages that only start the programs of nixpkgs.
{ final }:
let
  inherit (final) pkgs;
  stub =
    pname: program:
    final.buildPythonPackage {
      inherit pname;
      inherit (program) version setupHook;
      pyproject = true;
      src = ./. + "/${pname}";
      postPatch = ''
        substituteInPlace pyproject.toml ${pname}/__init__.py \
          --replace-quiet @version@ ${program.version} --replace-quiet @programs@ ${program}/bin
      '';
      build-system = [ final.flit-core ];
      pythonImportsCheck = [ pname ];
      doCheck = false;
    };
in
{
  cmake = stub "cmake" pkgs.cmake;
  ninja = stub "ninja" pkgs.ninja;
}
