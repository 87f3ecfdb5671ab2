# What is an input of a build gets on the path, and its setup hook runs.

envBuildHostHooks=()
envHostTargetHooks=()

# addEnvHooks OFFSET FUNCTION...: to call for every input of that kind (-1 runs here, 0 is linked to)
addEnvHooks() {
  local offset=$1
  shift
  if [[ -z ${strictDeps-} ]]; then
    envBuildHostHooks+=("$@")
    envHostTargetHooks+=("$@")
  elif ((offset < 0)); then
    envBuildHostHooks+=("$@")
  else
    envHostTargetHooks+=("$@")
  fi
}

pkgsBuildHost=()
pkgsHostTarget=()

# findInputs LIST PACKAGE: the package and all that it propagates
findInputs() {
  local -n found=$1
  local package=$2 propagated file
  if [[ " ${found[*]-} " == *" $package "* ]]; then return 0; fi
  found+=("$package")
  for file in propagated-native-build-inputs propagated-build-inputs; do
    if [[ -e $package/nix-support/$file ]]; then
      for propagated in $(< "$package/nix-support/$file"); do
        if [[ $file == propagated-native-build-inputs ]]; then
          findInputs pkgsBuildHost "$propagated"
        else
          findInputs "$1" "$propagated"
        fi
      done
    fi
  done
}

# activatePackage PACKAGE OFFSET: its programs on the path, its setup hook run
activatePackage() {
  local package=$1 hostOffset=$2 targetOffset=$(($2 + 1))
  if [[ -z ${strictDeps-} ]] || ((hostOffset < 0)); then
    addToSearchPath _PATH "$package/bin"
  fi
  if ((hostOffset == 0)); then addToSearchPath XDG_DATA_DIRS "$package/share"; fi
  if [[ -f $package ]]; then
    source "$package"
  elif [[ -f $package/nix-support/setup-hook ]]; then
    source "$package/nix-support/setup-hook"
  fi
}

activateInputs() {
  local package hook
  _PATH=
  # Setup hooks may call the basic programs at once.
  PATH=
  for package in $initialPath; do PATH+="${PATH:+:}$package/bin"; done
  export PATH
  # What runs here, to build what runs here or what comes out, is the same on one machine.
  for package in ${depsBuildBuild-} ${nativeBuildInputs-} ${propagatedNativeBuildInputs-}; do
    findInputs pkgsBuildHost "$package"
  done
  for package in ${buildInputs-} ${propagatedBuildInputs-}; do
    findInputs pkgsHostTarget "$package"
  done
  for package in ${pkgsBuildHost+"${pkgsBuildHost[@]}"}; do activatePackage "$package" -1; done
  for package in ${pkgsHostTarget+"${pkgsHostTarget[@]}"}; do activatePackage "$package" 0; done

  for package in ${pkgsBuildHost+"${pkgsBuildHost[@]}"}; do
    for hook in ${envBuildHostHooks+"${envBuildHostHooks[@]}"}; do "$hook" "$package"; done
  done
  for package in ${pkgsHostTarget+"${pkgsHostTarget[@]}"}; do
    for hook in ${envHostTargetHooks+"${envHostTargetHooks[@]}"}; do "$hook" "$package"; done
  done

  PATH="${_PATH:+$_PATH:}$PATH"
  unset _PATH
}
