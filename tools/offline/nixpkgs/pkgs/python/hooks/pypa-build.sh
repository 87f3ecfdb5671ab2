# Builds a wheel as pyproject.toml says, with the build system that is an input.
pypaBuildPhase() {
  runHook preBuild
  @build@/bin/pyproject-build --no-isolation --outdir dist/ --wheel ${pypaBuildFlags-}
  runHook postBuild
}
if [[ -z ${dontUsePypaBuild-} && -z ${buildPhase-} ]]; then buildPhase=pypaBuildPhase; fi
