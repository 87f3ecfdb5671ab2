# Ninja builds, checks and installs, unless the build says otherwise.
runNinja() { ninja "-j$NIX_BUILD_CORES" ${ninjaFlags-} "$@"; }

ninjaBuildPhase() {
  runHook preBuild
  runNinja
  runHook postBuild
}

ninjaCheckPhase() {
  runHook preCheck
  if [[ -n ${checkTarget-} ]] || ninja -t query test &> /dev/null; then
    runNinja "${checkTarget:-test}"
  fi
  runHook postCheck
}

ninjaInstallPhase() {
  runHook preInstall
  runNinja ${installTargets:-install}
  runHook postInstall
}

if [[ -z ${dontUseNinjaBuild-} && -z ${buildPhase-} ]]; then buildPhase=ninjaBuildPhase; fi
if [[ -z ${dontUseNinjaCheck-} && -z ${checkPhase-} ]]; then checkPhase=ninjaCheckPhase; fi
if [[ -z ${dontUseNinjaInstall-} && -z ${installPhase-} ]]; then installPhase=ninjaInstallPhase; fi
