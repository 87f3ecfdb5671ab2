# Runs the tests of a package.
pytestCheckPhase() {
  runHook preCheck
  @pythonInterpreter@ -m pytest ${pytestFlags-} ${pytestFlagsArray+"${pytestFlagsArray[@]}"}
  runHook postCheck
}
if [[ -z ${dontUsePytestCheck-} && -z ${installCheckPhase-} ]]; then preDistPhases+=" pytestCheckPhase"; fi
