# The functions are there: take in the inputs.
activateInputs
runHook setup

# As upstream: code of builds and shells may use unset variables.
set +u
