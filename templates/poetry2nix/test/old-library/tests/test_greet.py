import importlib.metadata

from markupsafe import _native, escape

from old_library import greet


def test_escapes() -> None:
    assert greet("<b>") == "<p>Hello &lt;b&gt;</p>"


def test_markupsafe_is_the_compiled_one() -> None:
    assert escape.__module__ != _native.__name__


def test_version_is_that_of_the_file() -> None:
    assert importlib.metadata.version("old-library") == "2.5.1"
