import numpy
from Cython.Build import cythonize
from setuptools import Extension, setup

native = Extension("demo._native", ["src/demo/_native.pyx"], include_dirs=[numpy.get_include()])
setup(ext_modules=cythonize(native))
