# Where bindgen finds the library that reads C, and that library its headers, those of inputs too.
bindgenFlags() {
  export LIBCLANG_PATH='@libraries@'
  local flags='-isystem @compiler@ -isystem @libc@ -isystem @libc@/@multiarch@'
  export BINDGEN_EXTRA_CLANG_ARGS="${BINDGEN_EXTRA_CLANG_ARGS-} $flags ${NIX_CFLAGS_COMPILE-}"
}
postHooks+=(bindgenFlags)
