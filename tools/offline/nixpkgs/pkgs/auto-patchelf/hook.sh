# As upstream, a library that is nowhere among the inputs is an error, unless the package lists it in
# autoPatchelfIgnoreMissingDeps. Programs start with the loader of this nixpkgs. All files look in the
# folders of appendRunpaths as well.
autoPatchelf() {
  local files=() missing=() own=() file folder needed package
  while IFS= read -r -d '' file; do
    if isElf "$file"; then files+=("$file"); fi
  done < <(find "$out" -type f -print0)
  # What lies beside other files of the package is found there.
  for file in ${files+"${files[@]}"}; do own+=("${file##*/}=${file%/*}"); done
  for file in ${files+"${files[@]}"}; do patchElf "$file"; done
  if ((${#missing[@]} > 0)); then
    printf 'error: auto-patchelf could not satisfy dependency %s\n' "${missing[@]}" >&2
    return 1
  fi
}

isElf() {
  local magic
  LC_ALL=C IFS= read -r -n 4 magic < "$1" 2> /dev/null || true
  [[ ${magic-} == $'\177ELF' ]]
}

# patchElf FILE: with `own` and `missing` of the caller
patchElf() {
  local found added=() path folder
  # A file without dynamic part, such as an object file, needs nothing.
  needed=$(patchelf --print-needed "$1" 2> /dev/null) || return 0
  path=$(patchelf --print-rpath "$1")
  if patchelf --print-interpreter "$1" &> /dev/null; then
    patchelf --set-interpreter @dynamicLinker@ "$1"
  fi
  for library in $needed; do
    if isOfLibc "$library" || foundBy "$path" "$1" "$library"; then continue; fi
    found=$(folderOf "$library")
    if [[ -n $found ]]; then
      [[ " ${added[*]-} " == *" $found "* ]] || added+=("$found")
    elif ! isIgnored "$library"; then
      missing+=("$library wanted by $1")
    fi
  done
  for folder in ${appendRunpaths-}; do added+=("$folder"); done
  if ((${#added[@]} > 0)); then
    echo "setting RPATH of $1 to: ${added[*]}"
    patchelf --set-rpath "${path:+$path:}$(IFS=:; echo "${added[*]}")" "$1"
  fi
}

isOfLibc() {
  [[ $1 =~ ^(ld-linux.*|lib(c|m|dl|pthread|rt|util|resolv|nsl|anl|mvec|crypt|thread_db))\.so ]]
}

# foundBy RPATH FILE LIBRARY
foundBy() {
  local folder folders
  IFS=: read -ra folders <<< "$1"
  for folder in ${folders+"${folders[@]}"}; do
    folder=${folder//'$ORIGIN'/${2%/*}}
    folder=${folder//'${ORIGIN}'/${2%/*}}
    if [[ -e $folder/$3 ]]; then return 0; fi
  done
  return 1
}

folderOf() {
  local entry package
  for entry in "${own[@]}"; do
    if [[ ${entry%%=*} == "$1" ]]; then echo "${entry#*=}"; return; fi
  done
  for package in ${pkgsHostTarget+"${pkgsHostTarget[@]}"} ${runtimeDependencies-}; do
    if [[ -e $package/lib/$1 ]]; then echo "$package/lib"; return; fi
  done
}

isIgnored() {
  local - pattern
  set -o noglob
  if [[ ${autoPatchelfIgnoreMissingDeps-} == 1 ]]; then return 0; fi
  for pattern in ${autoPatchelfIgnoreMissingDeps-}; do
    if [[ $1 == $pattern ]]; then return 0; fi
  done
  return 1
}

if [[ -z ${dontAutoPatchelf-} ]]; then postFixupHooks+=(autoPatchelf); fi
