# Lets cargo take its crates from $cargoDeps, the result of importCargoLock.
cargoSetupPostUnpackHook() {
  : "${cargoDeps:?cargoSetupHook needs cargoDeps}"
  cp -r --no-preserve=mode "$cargoDeps" cargo-vendor-dir
  export CARGO_HOME="$PWD/.cargo"
  mkdir -p "$CARGO_HOME"
  substitute cargo-vendor-dir/.cargo/config.toml "$CARGO_HOME/config.toml" \
    --replace-fail cargo-vendor-dir "$PWD/cargo-vendor-dir"
  cargoDepsCopy=$PWD/cargo-vendor-dir
}

# The crates are those of the lock that cargo will read, or else it would look for others.
cargoSetupPostPatchHook() {
  local lock=${cargoRoot:+$cargoRoot/}Cargo.lock
  if [[ ! -e $lock ]]; then
    echo "ERROR: Missing $lock from src. Hint: link or copy one in postPatch." >&2
    return 1
  fi
  if ! diff "$lock" "$cargoDepsCopy/Cargo.lock"; then
    echo "ERROR: cargoDeps is out of date: it is made from another Cargo.lock than $lock" >&2
    return 1
  fi
  unset cargoDepsCopy
}

if [[ -z ${dontCargoSetupPostUnpack-} ]]; then postUnpackHooks+=(cargoSetupPostUnpackHook); fi
if [[ -z ${cargoVendorDir-} ]]; then postPatchHooks+=(cargoSetupPostPatchHook); fi
