# wrapPythonPrograms: scripts in bin/ find the packages that theirs propagates, without variables.
# The packages of the user in ~/.local are left out.
wrapPythonPrograms() {
  local program first folders=() quoted= closure=() folder
  if [[ ! -d $out/bin ]]; then return 0; fi
  findInputs closure "$out"
  for folder in "${closure[@]}"; do
    if [[ -d $folder/@sitePackages@ ]]; then folders+=("$folder/@sitePackages@"); fi
  done
  for folder in "${folders[@]}"; do quoted+="'$folder', "; done
  for program in "$out"/bin/*; do
    [[ -f $program && -x $program && ! -L $program ]] || continue
    IFS= read -r first < "$program" 2> /dev/null || continue
    [[ $first == '#!'*python* ]] || continue
    sed -i -e '1s|^#!.*|#!@pythonInterpreter@ -s|' \
      -e "1a import site; [site.addsitedir(folder) for folder in [$quoted]]" "$program"
  done
}
