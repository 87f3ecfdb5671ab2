# Builds a wheel with maturin. As upstream, this replaces every other build phase.
maturinBuildPhase() {
  runHook preBuild
  if [[ -n ${buildAndTestSubdir-} ]]; then pushd "$buildAndTestSubdir" > /dev/null; fi
  local dist=$PWD/dist
  maturin build --jobs "$NIX_BUILD_CORES" --offline --manylinux off --strip \
    ${maturinBuildProfile---release} ${maturinBuildFlags-} --out "$dist"
  if [[ -n ${buildAndTestSubdir-} ]]; then
    popd > /dev/null
    mv "$dist" .
  fi
  runHook postBuild
}
buildPhase=maturinBuildPhase
