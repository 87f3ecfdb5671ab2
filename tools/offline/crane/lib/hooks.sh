# Upstream has a hook for each of these; the functions have its names.

# Each call of cargo is shown.
cargo() { (set -x; command cargo "$@"); }

cargoWithProfile() {
  local profile=()
  if [[ ${CARGO_PROFILE-} == release ]]; then
    profile=(--release)
  elif [[ -n ${CARGO_PROFILE-} ]]; then
    profile=(--profile "$CARGO_PROFILE")
  fi
  cargo "$1" "${profile[@]}" "${@:2}"
}

configureCargoCommonVars() {
  export CARGO_HOME=${CARGO_HOME:-$PWD/.cargo-home}
  export CARGO_BUILD_JOBS=${CARGO_BUILD_JOBS:-$NIX_BUILD_CORES}
  export RUST_TEST_THREADS=${RUST_TEST_THREADS:-$NIX_BUILD_CORES}
  export CARGO_BUILD_INCREMENTAL=${CARGO_BUILD_INCREMENTAL-false}
  CARGO_PROFILE=${CARGO_PROFILE-release}
  mkdir -p "$CARGO_HOME"
}

configureCargoVendoredDeps() {
  cat "$cargoVendorDir/config.toml" >> "$CARGO_HOME/config.toml"
}

replaceCargoLock() { cp --no-preserve=mode "$cargoLock" Cargo.lock; }

# Artifacts are an archive of what a derivation added to those that it started from.
unpackCargoArtifacts() {
  if [[ -e $1.prev ]]; then unpackCargoArtifacts "$(realpath "$1.prev")"; fi
  @zstd@ --decompress --stdout "$1" | tar -x -C "$2"
}

# Time stamps are kept: cargo compiles what is older than its sources, which were unpacked just now.
inheritCargoArtifacts() {
  local artifacts=${1:-$cargoArtifacts} target=${2:-${CARGO_TARGET_DIR:-target}}
  mkdir -p "$target"
  unpackCargoArtifacts "$artifacts/target.tar.zst" "$target"
  touch "$NIX_BUILD_TOP/.inherited"
}

prepareAndInstallCargoArtifactsDir() {
  local folder=${1:-$out} target=${2:-${CARGO_TARGET_DIR:-target}} added=()
  mkdir -p "$folder" "$target"
  if [[ -e ${cargoArtifacts-}/target.tar.zst ]]; then
    ln -s "$cargoArtifacts/target.tar.zst" "$folder/target.tar.zst.prev"
    added=(-newer "$NIX_BUILD_TOP/.inherited")
  fi
  (cd "$target" && find . -type f "${added[@]}" -print0 | sort -z) |
    tar -c -C "$target" --null --no-recursion --owner=0 --group=0 --numeric-owner -T - |
    @zstd@ --quiet -T0 -1 -o "$folder/target.tar.zst"
}

# installFromCargoBuildLog FOLDER LOG: the programs and libraries that cargo said it made of the
# workspace.
installFromCargoBuildLog() {
  local folder=${1:-$out} log=${2:-$cargoBuildLog} members made
  members=$(command cargo metadata --format-version 1 | @jq@ -c .workspace_members)
  made=$(@jq@ -R --argjson members "$members" 'fromjson? | select(.reason == "compiler-artifact"
    and .profile.test == false and (.package_id as $id | $members | index($id)))' < "$log")
  local programs='.executable | values'
  local libraries='select(.target.kind | any(. == "cdylib" or . == "dylib" or . == "staticlib"))
    | .filenames[] | select(endswith(".rlib") | not)'
  installTo "$folder/bin" < <(@jq@ -r "$programs" <<< "$made")
  installTo "$folder/lib" < <(@jq@ -r "$libraries" <<< "$made")
}

installTo() {
  local file
  while IFS= read -r file; do
    mkdir -p "$1"
    echo "installing $file in $1"
    cp "$file" "$1/"
  done
}

# At once, because `cargo test` may build the programs again, in another way.
postBuildInstallFromCargoBuildLog() {
  if [[ -n ${cargoBuildLog-} ]]; then
    postBuildInstallFromCargoBuildLogOut=$(mktemp -d)
    installFromCargoBuildLog "$postBuildInstallFromCargoBuildLogOut" "$cargoBuildLog"
  fi
}

# Messages of panics name source files; a program must not hold on to those, nor to the compiler.
removeBuildReferences() {
  local name references=()
  for name in $(readlink -f "$cargoVendorDir" "$(command -v rustc)") $(grep -o "$NIX_STORE/[^\"/]*" "$cargoVendorDir/config.toml"); do
    name=${name#"$NIX_STORE"/}
    references+=(-e "s|$NIX_STORE/${name:0:32}|$NIX_STORE/eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee|g")
  done
  find "$out" -type f -exec sed -i "${references[@]}" {} +
}

if [[ -n ${cargoLock-} ]]; then prePatchHooks+=(replaceCargoLock); fi
postPatchHooks+=(configureCargoCommonVars)
if [[ -n ${cargoVendorDir-} ]]; then preConfigureHooks+=(configureCargoVendoredDeps); fi
if [[ -n ${cargoArtifacts-} ]]; then postPatchHooks+=(inheritCargoArtifacts); fi
if [[ -n ${doInstallFromCargoBuildLog-} ]]; then
  postBuildHooks+=(postBuildInstallFromCargoBuildLog)
  if [[ -n ${cargoVendorDir-} ]]; then postInstallHooks+=(removeBuildReferences); fi
fi
if [[ ${doInstallCargoArtifacts-} == 1 ]]; then postInstallHooks+=(prepareAndInstallCargoArtifactsDir); fi
