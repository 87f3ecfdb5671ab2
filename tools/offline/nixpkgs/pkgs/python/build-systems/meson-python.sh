# Hands `mesonFlags` to meson, which the build system starts.
passMesonFlags() {
  local flag
  for flag in ${mesonFlags-} ${mesonFlagsArray+"${mesonFlagsArray[@]}"}; do
    appendToVar pypaBuildFlags "-Csetup-args=$flag"
  done
}
postConfigureHooks+=(passMesonFlags)
