# Builds a wheel as pyproject.toml says, with the build systems that are inputs.
pyprojectBuildPhase() {
  runHook preBuild
  env PYTHONPATH="${NIX_PYPROJECT_PYTHONPATH-}:$PYTHONPATH" @uv@/bin/uv build --no-cache --offline \
    --python=@interpreter@ --no-build-isolation --out-dir dist/ --wheel ${uvBuildFlags-}
  runHook postBuild
}
if [[ -z ${dontUsePyprojectBuild-} && -z ${buildPhase-} ]]; then buildPhase=pyprojectBuildPhase; fi
