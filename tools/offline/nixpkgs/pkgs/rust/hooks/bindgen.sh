# Where bindgen finds the library that reads C, and that library its headers.
export LIBCLANG_PATH='@libraries@'
export BINDGEN_EXTRA_CLANG_ARGS="${BINDGEN_EXTRA_CLANG_ARGS-} -isystem @headers@"
