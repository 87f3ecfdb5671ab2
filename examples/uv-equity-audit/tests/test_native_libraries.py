"""The wheels find the native libraries they need, and nothing else is told where those are."""

import subprocess
import sys

import pytest


def run_python(code: str) -> str:
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="/proc/self/maps is there on Linux alone")
@pytest.mark.parametrize(
    ("package", "libraries"),
    [
        ("lightgbm", ["libstdc++.so.6", "libgomp.so.1"]),
        # Its wheel has a libgomp of its own, with a longer name.
        ("xgboost", ["libstdc++.so.6", "libgomp"]),
        ("numpy", ["libstdc++.so.6"]),
        ("PIL.Image", ["libz.so.1"]),
    ],
)
def test_wheels_load_native_libraries(package: str, libraries: list[str]) -> None:
    code = f"import {package}, pathlib; print(pathlib.Path('/proc/self/maps').read_text())"

    loaded = run_python(code)

    for library in libraries:
        assert f"/{library}" in loaded


def test_programs_that_python_starts_get_no_library_path() -> None:
    environment = subprocess.run(["env"], capture_output=True, text=True, check=True).stdout

    assert "LD_LIBRARY_PATH=" not in environment
    assert run_python("import os; print(os.environ.get('LD_LIBRARY_PATH'))") == "None\n"
