# Meson configures, unless the build says otherwise.
mesonConfigurePhase() {
  runHook preConfigure
  local flags=(
    "--prefix=$prefix"
    --libdir=lib
    "--buildtype=${mesonBuildType:-plain}"
    -Dauto_features=enabled
    -Dwrap_mode=nodownload
  )
  meson setup "${mesonBuildDir:=build}" "${flags[@]}" ${mesonFlags-} \
    ${mesonFlagsArray+"${mesonFlagsArray[@]}"}
  cd "$mesonBuildDir"
  runHook postConfigure
}
if [[ -z ${dontUseMesonConfigure-} && -z ${configurePhase-} ]]; then
  configurePhase=mesonConfigurePhase
fi
