from demo._native import lib


def answer():
    return lib.answer()
