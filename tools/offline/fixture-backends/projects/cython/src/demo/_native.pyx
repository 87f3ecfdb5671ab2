def answer():
    cdef int result = 42
    return result
