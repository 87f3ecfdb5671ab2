# In C, with the library GEOS. Its build asks the program geos-config where that is.
{ pythonPkgs }:
final: old: {
  nativeBuildInputs = old.nativeBuildInputs or [ ] ++ [
    final.cython
    final.setuptools
    pythonPkgs.geos
  ];
  buildInputs = old.buildInputs or [ ] ++ [ pythonPkgs.geos ];
}
