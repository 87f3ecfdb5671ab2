# CMake configures, unless the build says otherwise, and looks for packages among the inputs.
addCmakeFolder() { addToSearchPath CMAKE_PREFIX_PATH "$1"; }
addEnvHooks "$targetOffset" addCmakeFolder

cmakeConfigurePhase() {
  runHook preConfigure
  local flags=(
    "-DCMAKE_INSTALL_PREFIX=$prefix"
    "-DCMAKE_BUILD_TYPE=${cmakeBuildType:-Release}"
  )
  if [[ -z ${doCheck-} ]]; then flags+=(-DBUILD_TESTING=OFF); fi
  if [[ ${buildPhase-} == ninjaBuildPhase ]]; then flags+=(-GNinja); fi
  if [[ -z ${dontUseCmakeBuildDir-} ]]; then
    mkdir -p "${cmakeBuildDir:=build}"
    cd "$cmakeBuildDir"
    : "${cmakeDir:=..}"
  fi
  cmake "${cmakeDir:-.}" "${flags[@]}" ${cmakeFlags-} ${cmakeFlagsArray+"${cmakeFlagsArray[@]}"}
  runHook postConfigure
}
if [[ -z ${dontUseCmakeConfigure-} && -z ${configurePhase-} ]]; then
  configurePhase=cmakeConfigurePhase
fi
