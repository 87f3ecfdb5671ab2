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
atEnd=()
if [[ $links && $hasFiles ]]; then
  atEnd+=(-Wl,-dynamic-linker=@dynamicLinker@ -L@libraries@ -Wl,-rpath,@libraries@)
  for flag in ${NIX_LDFLAGS-}; do atEnd+=("-Wl,$flag"); done
fi
exec @program@ ${NIX_CFLAGS_COMPILE-} "$@" "${atEnd[@]}"
