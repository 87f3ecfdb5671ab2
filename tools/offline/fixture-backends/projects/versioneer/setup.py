import versioneer
from setuptools import setup

setup(version=versioneer.get_version())
