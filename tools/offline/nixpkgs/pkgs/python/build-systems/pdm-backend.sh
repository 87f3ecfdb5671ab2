# There is no repository to take the version from: it is the one of the derivation.
pretendPdmVersion() {
  export PDM_BUILD_SCM_VERSION=${PDM_BUILD_SCM_VERSION:-$version}
}
if [[ -z ${dontSetPdmBackendVersion-} ]]; then preBuildHooks+=(pretendPdmVersion); fi
