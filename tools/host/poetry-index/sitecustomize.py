"""Lets Poetry read a package index that has no JSON API, by its simple pages.

Poetry's default repository asks an API that mirrors of the package index need not have. With this
file on PYTHONPATH and the address of the simple pages in SIMPLE_INDEX, it asks those, and writes the
same poetry.lock. Python imports the file when it starts, before it knows where Poetry is.
"""

import importlib.abc
import importlib.util
import os
import sys

MODULE = "poetry.repositories.pypi_repository"


def simple_repository() -> type:
    """The default repository, over the pages; its packages name no source, as by default."""
    from poetry.repositories.legacy_repository import LegacyRepository

    def without_source(package):
        package._source_type = package._source_url = package._source_reference = None
        return package

    class SimpleRepository(LegacyRepository):
        def __init__(self, disable_cache=False, pool_size=10, **_):
            index = os.environ["SIMPLE_INDEX"]
            super().__init__("PyPI", index, disable_cache=disable_cache, pool_size=pool_size)

        def package(self, name, version, extras=None):
            return without_source(super().package(name, version, extras))

        def _find_packages(self, name, constraint):
            return [without_source(package) for package in super()._find_packages(name, constraint)]

        def _links_to_data(self, links, data):
            # There are other kinds of files on the pages of old packages.
            kept = [link for link in links if link.is_wheel or link.is_sdist]
            return super()._links_to_data(kept, data)

    return SimpleRepository


class Finder(importlib.abc.MetaPathFinder):
    """Finds that one module, and changes it when it has been read."""

    def find_spec(self, name, path, target=None):
        if name != MODULE:
            return None
        sys.meta_path.remove(self)
        spec = importlib.util.find_spec(name)
        read = spec.loader.exec_module

        def exec_module(module):
            read(module)
            module.PyPiRepository = simple_repository()

        spec.loader.exec_module = exec_module
        return spec


sys.meta_path.insert(0, Finder())
