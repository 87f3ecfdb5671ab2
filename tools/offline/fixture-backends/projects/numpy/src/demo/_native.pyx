cimport numpy

numpy.import_array()


def total(numpy.ndarray[numpy.int64_t] values):
    cdef numpy.int64_t result = 0
    for value in values:
        result += value
    return result
