import os
import sys

__version__ = "@version@"

BIN_DIR = "@programs@"


def ninja():
    program = os.path.join(BIN_DIR, "ninja")
    os.execv(program, [program, *sys.argv[1:]])
