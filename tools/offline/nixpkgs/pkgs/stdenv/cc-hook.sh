# As upstream, headers and libraries of inputs are found by the compiler.
addCompilerFlags() {
  if [[ -d $1/include ]]; then
    export NIX_CFLAGS_COMPILE="${NIX_CFLAGS_COMPILE:+$NIX_CFLAGS_COMPILE }-isystem $1/include"
  fi
  if [[ -d $1/lib ]]; then
    export NIX_LDFLAGS="${NIX_LDFLAGS:+$NIX_LDFLAGS }-L$1/lib -rpath $1/lib"
  fi
}
addEnvHooks 0 addCompilerFlags
