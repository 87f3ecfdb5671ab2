#!@shell@
# The compiler @program@, with the inputs of a build.
links=1 hasFiles=
for argument; do
  case $argument in
    -c | -S | -E | -M | -MM | -fsyntax-only) links= ;;
    -*) ;;
    *) hasFiles=1 ;;
  esac
done
# First, so that a library that is an input comes before the same one elsewhere.
linked=()
if [[ $links && $hasFiles ]]; then
  linked+=(-Wl,-dynamic-linker=@dynamicLinker@ -L@libraries@ -Wl,-rpath,@libraries@)
  for flag in ${NIX_LDFLAGS-}; do linked+=("-Wl,$flag"); done
fi
exec @program@ ${NIX_CFLAGS_COMPILE-} "${linked[@]}" "$@"
