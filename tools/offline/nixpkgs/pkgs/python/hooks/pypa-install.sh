# Installs the wheels in dist/.
pypaInstallPhase() {
  runHook preInstall
  local wheel
  for wheel in dist/*.whl; do
    PYTHONPATH=@installer@ @pythonInterpreter@ -m installer --prefix "$out" --compile-bytecode 0 "$wheel"
  done
  # Checks see the package.
  addToSearchPath PYTHONPATH "$out/@sitePackages@"
  runHook postInstall
}
if [[ -z ${dontUsePypaInstall-} && -z ${installPhase-} ]]; then installPhase=pypaInstallPhase; fi
