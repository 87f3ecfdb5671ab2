import subprocess

import pytest


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["finder", *arguments], check=False, capture_output=True, text=True)


def test_finds_a_name_with_typing_errors() -> None:
    finished = run("name", "Hambrug Hbf")
    assert finished.returncode == 0
    assert finished.stdout.splitlines()[0].endswith("Hamburg Hbf")


def test_finds_what_is_near() -> None:
    assert run("near", "48.2", "16.4").stdout.splitlines()[0].endswith("Wien Hbf")


@pytest.mark.parametrize("arguments", [["near", "here", "there"], ["nothing"], []])
def test_bad_input_is_refused(arguments: list[str]) -> None:
    finished = run(*arguments)
    assert finished.returncode == 1
    assert "Traceback" not in finished.stderr
