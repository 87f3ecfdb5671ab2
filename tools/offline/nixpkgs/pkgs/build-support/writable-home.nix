# A home folder that the build can write to.
{ makeSetupHook, writeText }:
makeSetupHook { name = "writable-tmpdir-as-home-hook"; } (
  writeText "writable-home.sh" ''
    if [[ -z ''${IN_NIX_SHELL-} && ! -w ''${HOME-/homeless-shelter} ]]; then
      export HOME="$NIX_BUILD_TOP/.home"
      mkdir -p "$HOME"
    fi
  ''
)
