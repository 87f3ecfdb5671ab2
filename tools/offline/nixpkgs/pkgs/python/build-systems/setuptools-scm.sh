# There is no repository to take the version from, and none that lists the files: the version is the one
# of the derivation, and all files go into the package.
pretendScmVersion() {
  if [[ -z ${dontPretendSetuptoolsSCMVersion-} ]]; then
    export SETUPTOOLS_SCM_PRETEND_VERSION=${SETUPTOOLS_SCM_PRETEND_VERSION:-$version}
  fi
}
includeAllFiles() {
  local manifest=
  if [[ -n ${dontIncludeSetuptoolsSCMTrackedFiles-} ]]; then return 0; fi
  if [[ -e MANIFEST.in ]]; then manifest=$(< MANIFEST.in); fi
  printf '%s\n' 'global-include **' "$manifest" > MANIFEST.in
}
preBuildHooks+=(pretendScmVersion includeAllFiles)
