# Builds a wheel with setuptools, also of a project without pyproject.toml.
setuptoolsBuildPhase() {
  runHook preBuild
  @pythonInterpreter@ -m pip wheel --no-index --no-deps --no-build-isolation --wheel-dir dist .
  runHook postBuild
}
if [[ -z ${dontUseSetuptoolsBuild-} && -z ${buildPhase-} ]]; then buildPhase=setuptoolsBuildPhase; fi
