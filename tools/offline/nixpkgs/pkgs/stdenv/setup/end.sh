# The functions are there: take in the inputs.
activateInputs
# Nix's setting "all cores" is 0.
if ((${NIX_BUILD_CORES:-0} <= 0)); then export NIX_BUILD_CORES=$(nproc); fi
runHook setup
runHook postHook

# As upstream: code of builds and shells may use unset variables.
set +u
