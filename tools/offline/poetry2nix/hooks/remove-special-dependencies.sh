# Poetry does not look again for what is not in the index.
removeSpecialDependencies() {
  if [[ ! -e pyproject.toml ]]; then return 0; fi
  PYTHONPATH= @pythonInterpreter@ @script@ < pyproject.toml > pyproject.formatted.toml
  mv pyproject.formatted.toml pyproject.toml
}
postPatchHooks+=(removeSpecialDependencies)
