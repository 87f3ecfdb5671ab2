# The phases of a build from source.

unpackFile() {
  if [[ -d $1 ]]; then
    cp -r --no-preserve=ownership,timestamps "$1" "$(stripHash "$1")"
  else
    case $1 in
      *.tar | *.tar.* | *.tgz | *.crate) tar -xf "$1" ;;
      *.zip) unzip -qq "$1" ;;
      *) runOneHook unpackCmd "$1" ;;
    esac
  fi
}

stripHash() {
  local name=${1##*/}
  [[ $name =~ ^[a-z0-9]{32}- ]] && name=${name:33}
  echo "$name"
}

unpackPhase() {
  runHook preUnpack
  local source before=" $(echo *) " folder
  for source in ${srcs:-${src:?mkDerivation needs a src, or dontUnpack}}; do unpackFile "$source"; done
  if [[ -z ${sourceRoot-} ]]; then
    for folder in */; do
      [[ $before == *" ${folder%/} "* ]] || sourceRoot=${folder%/}
    done
  fi
  : "${sourceRoot:?unpacking made no folder}"
  chmod -R u+w -- "$sourceRoot"
  runHook postUnpack
}

patchPhase() {
  runHook prePatch
  local file
  for file in ${patches-}; do patch -p1 < "$file"; done
  runHook postPatch
}

configurePhase() {
  runHook preConfigure
  if [[ -x ./${configureScript:-configure} ]]; then
    "./${configureScript:-configure}" --prefix="$prefix" ${configureFlags-}
  fi
  runHook postConfigure
}

hasMakefile() { [[ -e Makefile || -e makefile || -e GNUmakefile || -n ${makefile-} ]]; }

buildPhase() {
  runHook preBuild
  if hasMakefile; then make ${makefile:+-f "$makefile"} ${makeFlags-} ${buildFlags-}; fi
  runHook postBuild
}

checkPhase() {
  runHook preCheck
  if hasMakefile; then make ${makefile:+-f "$makefile"} ${makeFlags-} "${checkTarget:-check}"; fi
  runHook postCheck
}

installPhase() {
  runHook preInstall
  if hasMakefile; then make ${makefile:+-f "$makefile"} ${makeFlags-} "PREFIX=$prefix" "${installTargets:-install}"; fi
  runHook postInstall
}

fixupPhase() {
  local output
  for output in $outputs; do
    [[ ! -e ${!output} ]] || chmod -R u+w,u-s,g-s -- "${!output}"
    if [[ -d ${!output}/bin && -z ${dontPatchShebangs-} ]]; then patchShebangs "${!output}/bin"; fi
  done
  runHook preFixup
  if [[ -n ${setupHook-} ]]; then
    mkdir -p "$out/nix-support"
    cp --no-preserve=mode "$setupHook" "$out/nix-support/setup-hook"
  fi
  recordPropagated propagated-native-build-inputs "${propagatedNativeBuildInputs-}"
  recordPropagated propagated-build-inputs "${propagatedBuildInputs-}"
  runHook postFixup
}

recordPropagated() {
  [[ -n $2 ]] || return 0
  mkdir -p "$out/nix-support"
  echo "$2" > "$out/nix-support/$1"
}

installCheckPhase() {
  runHook preInstallCheck
  local target=${installCheckTarget:-installcheck}
  if hasMakefile && make -n ${makeFlags-} "$target" > /dev/null 2>&1; then
    make ${makeFlags-} "$target"
  fi
  runHook postInstallCheck
}
