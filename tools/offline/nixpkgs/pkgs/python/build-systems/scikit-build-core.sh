# Hands `cmakeFlags` to CMake, which the build system starts.
passCmakeFlags() {
  local flag
  for flag in ${cmakeFlags-} ${cmakeFlagsArray+"${cmakeFlagsArray[@]}"}; do
    appendToVar pypaBuildFlags "-Ccmake.args=$flag"
  done
}
preConfigureHooks+=(passCmakeFlags)
