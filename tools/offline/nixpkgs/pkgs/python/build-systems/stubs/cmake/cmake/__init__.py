import os
import sys

__version__ = "@version@"

CMAKE_BIN_DIR = "@programs@"


def _start(name):
    program = os.path.join(CMAKE_BIN_DIR, name)
    os.execv(program, [program, *sys.argv[1:]])


def cmake():
    _start("cmake")


def cpack():
    _start("cpack")


def ctest():
    _start("ctest")
