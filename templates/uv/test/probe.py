"""Fails unless native libraries come from the Nix store, and from LD_LIBRARY_PATH only when asked.

The first argument is what LD_LIBRARY_PATH has to be for this program and those that it starts:
"unset", or "set".
"""

import ctypes
import os
import subprocess
import sys
from ctypes.util import find_library
from multiprocessing import get_context

import zmq  # a wheel that needs libstdc++


def library_path() -> str:
    return "set" if "LD_LIBRARY_PATH" in os.environ else "unset"


def answer(queue) -> None:
    queue.put([library_path(), zmq.zmq_version()])


def spawned() -> list[str]:
    context = get_context("spawn")
    queue = context.Queue()
    process = context.Process(target=answer, args=(queue,))
    process.start()
    found = queue.get(timeout=60)
    process.join()
    return found


def main() -> None:
    expected = sys.argv[1]
    names = ["libstdc++.so.6", "libgomp.so.1", "libz.so.1"]
    for name in names:
        ctypes.CDLL(name)
    with open("/proc/self/maps") as maps:
        files = {line.split()[-1] for line in maps}
    for name in names:
        found = [file for file in files if file.endswith("/" + name) or f"/{name}." in file]
        assert found and all(file.startswith("/nix/store/") for file in found), (name, found)

    assert os.path.basename(find_library("z")) == "libz.so.1"
    # Of this library, only nix/libraries.nix knows.
    only = find_library("only-1.0")
    assert os.path.basename(only) == "libonly-1.0.so.2", only
    ctypes.CDLL(find_library("only-1.0"))
    for name in ["nowhere", "", "only", "only-1", "*", "only-1.0.so.2"]:
        assert find_library(name) is None, name

    assert library_path() == expected
    assert spawned() == [expected, zmq.zmq_version()]
    script = 'test "${LD_LIBRARY_PATH+set}" = "$1"'
    subprocess.run(["sh", "-c", script, "sh", "set" if expected == "set" else ""], check=True)
    subprocess.run([sys.executable, "-c", "import zmq"], check=True)
    print("fine", sys.executable)


if __name__ == "__main__":
    main()
