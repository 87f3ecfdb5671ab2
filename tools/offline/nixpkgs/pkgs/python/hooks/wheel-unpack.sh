# A wheel stays packed; installing reads it as it is. As upstream, postUnpack does not run.
wheelUnpackPhase() {
  runHook preUnpack
  mkdir -p dist
  cp "$src" "dist/$(stripHash "$src")"
}
if [[ -z ${dontUseWheelUnpack-} && -z ${unpackPhase-} ]]; then unpackPhase=wheelUnpackPhase; fi
