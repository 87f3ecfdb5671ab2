# The wheel was there before.
pyprojectWheelDist() {
  runHook preBuild
  mkdir -p dist
  ln -s "$src" "dist/$(stripHash "$src")"
  runHook postBuild
}
if [[ -z ${dontUsePyprojectWheelDist-} && -z ${buildPhase-} ]]; then
  buildPhase=pyprojectWheelDist
  dontUnpack=1
fi
