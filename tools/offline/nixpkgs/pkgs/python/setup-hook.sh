# As in nixpkgs: Python finds the packages that are inputs beside it.
addPythonPath() {
  addToSearchPathWithCustomDelimiter : PYTHONPATH "$1/@sitePackages@"
}
addEnvHooks "$hostOffset" addPythonPath
export DETERMINISTIC_BUILD=1 PYTHONHASHSEED=0 PYTHONNOUSERSITE=1
