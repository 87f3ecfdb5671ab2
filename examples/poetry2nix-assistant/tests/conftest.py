"""Where the tests run: on a copy of the notes, without a home folder."""

import os
import shutil
from pathlib import Path

import pytest

from notes_assistant.cli import main

NOTES = Path(__file__).parent.parent / "notes"


@pytest.fixture(autouse=True)
def no_home_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing that the assistant does needs one."""
    monkeypatch.setitem(os.environ, "HOME", "/no-home-folder")


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    """A copy of the notes, to be changed."""
    return Path(shutil.copytree(NOTES, tmp_path / "notes"))


class Assistant:
    """The command line, on one index."""

    def __init__(self, index: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.index = index
        self._capsys = capsys

    def __call__(self, *arguments: str | Path) -> str:
        """What the program prints when it goes well."""
        main(["--index", str(self.index), *map(str, arguments)])
        shown = self._capsys.readouterr()
        assert shown.err == ""
        return shown.out

    def fail(self, *arguments: str | Path) -> tuple[int | str | None, str]:
        """What the program ends with, and what it says."""
        with pytest.raises(SystemExit) as leaving:
            main(["--index", str(self.index), *map(str, arguments)])
        return leaving.value.code, self._capsys.readouterr().err


@pytest.fixture
def assistant(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Assistant:
    """The program with an index that is not there yet."""
    return Assistant(tmp_path / "notes.index", capsys)


@pytest.fixture
def indexed(assistant: Assistant, notes: Path) -> Assistant:
    """The program after the notes were indexed."""
    assistant("index", notes)
    return assistant
