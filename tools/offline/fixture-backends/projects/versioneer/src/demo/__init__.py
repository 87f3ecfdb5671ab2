"""A demonstration."""


def answer():
    return 42
