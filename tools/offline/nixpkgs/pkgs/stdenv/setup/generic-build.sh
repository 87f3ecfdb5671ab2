# Runs a build: one command, or the phases one after the other.

# Whether a phase is left out.
isOff() {
  local off="dont${1^}"
  off=${off%Phase}
  case $1 in
    checkPhase) [[ -z ${doCheck-} ]] ;;
    installCheckPhase) [[ -z ${doInstallCheck-} ]] ;;
    distPhase) [[ -z ${doDist-} ]] ;;
    buildPhase | configurePhase | fixupPhase | installPhase | patchPhase | unpackPhase) [[ -n ${!off-} ]] ;;
    *) false ;;
  esac
}

runPhase() {
  local curPhase=$1
  if isOff "$curPhase"; then return 0; fi
  echo "Running phase: $curPhase"
  if [[ -n ${!curPhase:-} ]]; then eval "${!curPhase}"; else "$curPhase"; fi
  if [[ $curPhase == unpackPhase ]]; then cd -- "$sourceRoot"; fi
}

genericBuild() {
  local phase
  if [[ -f ${buildCommandPath:-} ]]; then
    source "$buildCommandPath"
    return
  fi
  if [[ -n ${buildCommand:-} ]]; then
    eval "$buildCommand"
    return
  fi
  if [[ -z ${phases-} ]]; then
    phases="${prePhases-} unpackPhase patchPhase ${preConfigurePhases-} configurePhase \
      ${preBuildPhases-} buildPhase checkPhase ${preInstallPhases-} installPhase \
      ${preFixupPhases-} fixupPhase installCheckPhase ${preDistPhases-} ${postPhases-}"
  fi
  for phase in $phases; do runPhase "$phase"; done
}
