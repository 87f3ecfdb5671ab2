# Imports the modules in `pythonImportsCheck` from the installed package.
pythonImportsCheckPhase() {
  local module
  for module in ${pythonImportsCheck-}; do
    (cd "$out" && @pythonInterpreter@ -c "import $module")
  done
}
if [[ -z ${dontUsePythonImportsCheck-} ]]; then preDistPhases+=" pythonImportsCheckPhase"; fi
