# mergePackages: what the packages in $paths have, with links to the files, under $out. Programs that
# start with the plain interpreter ($pythonProgram) start with that of $out instead.
mergePackages() {
  local path folder program
  for path in $paths; do
    for folder in bin share include etc "$sitePackages"; do
      [[ -d $path/$folder ]] || continue
      mkdir -p "$out/$folder"
      cp -rsn --no-preserve=mode "$path/$folder/." "$out/$folder/"
    done
  done
  if [[ -z $ignoreCollisions ]]; then findCollisions; fi
  for program in "$out"/bin/*; do
    if [[ -L $program ]] && isPythonScript "$program"; then
      cp --remove-destination "$(realpath "$program")" "$program.new"
      mv -f "$program.new" "$program"
      chmod u+w,+x "$program"
      sed -i "1s|^#!$pythonProgram|#!$out/bin/${pythonProgram##*/}|" "$program"
    fi
  done
}

isPythonScript() {
  local first
  IFS= read -r first < "$1" 2> /dev/null && [[ $first == "#!$pythonProgram"* ]]
}

# Two packages with the same file, and not the same in it: as upstream, that is an error.
findCollisions() {
  local file path other
  for path in $paths; do
    if [[ -d $path/$sitePackages ]]; then
      (cd "$path/$sitePackages" && find . ! -type d ! -path '*/__pycache__/*')
    fi
  done | sort | uniq -d > collisions
  while IFS= read -r file; do
    for path in $paths; do
      other=$path/$sitePackages/$file
      if [[ -e $other ]] && ! cmp -s "$other" "$out/$sitePackages/$file"; then
        echo "collision between $other and $(realpath "$out/$sitePackages/$file")" >&2
        return 1
      fi
    done
  done < collisions
}
