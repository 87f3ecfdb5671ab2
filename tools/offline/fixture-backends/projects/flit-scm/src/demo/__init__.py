"""A demonstration."""

from demo._version import version as __version__


def answer():
    assert __version__
    return 42
