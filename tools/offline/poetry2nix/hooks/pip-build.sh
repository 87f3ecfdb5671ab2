# Builds a wheel with the build system that is an input.
pipBuildPhase() {
  runHook preBuild
  mkdir -p dist
  @pythonInterpreter@ -m pip wheel --verbose --no-index --no-deps --no-clean --no-build-isolation \
    --wheel-dir dist ${pipBuildFlags-} .
  runHook postBuild
}
if [[ -z ${dontUsePipBuild-} && -z ${buildPhase-} ]]; then buildPhase=pipBuildPhase; fi
