from cffi import FFI

builder = FFI()
builder.cdef("int answer(void);")
builder.set_source("demo._native", "static int answer(void) { return 42; }")
