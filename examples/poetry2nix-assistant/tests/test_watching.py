"""watchfiles: notes are indexed again when they change."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from threading import Event, Timer

import pytest

from notes_assistant.errors import AssistantError
from notes_assistant.watching import wait_for_changes


def test_changes_of_notes_are_noticed_and_others_are_not(notes: Path) -> None:
    stop = Event()
    # So that a change that is missed fails the test instead of waiting for ever.
    late = Timer(15, stop.set)
    late.start()
    rounds = wait_for_changes(notes, stop)

    next(rounds)
    (notes / "photo.png").touch()
    (notes / "new.md").write_text("New.", encoding="utf-8")
    next(rounds)
    (notes / "new.md").rename(notes / "older.md")
    next(rounds)

    late.cancel()
    stop.set()
    assert list(rounds) == []


def test_the_folder_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(AssistantError, match="there is no folder"):
        next(wait_for_changes(tmp_path / "no"))


# A shell's background jobs ignore Ctrl-C, and so would the program, if the tests were one.
HEED_CTRL_C = """
import signal
from notes_assistant.cli import main
signal.signal(signal.SIGINT, signal.default_int_handler)
main()
"""


def test_the_program_keeps_the_index_up_to_date(notes: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-c", HEED_CTRL_C, "--index", tmp_path / "i", "watch", notes]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout
        lines = iter(program.stdout.readline, "")
        assert next(line for line in lines if "workshop" in line) == "  + workshop.md\n"

        (notes / "ferry.md").write_text("---\nplace: nowhere\n---\n", encoding="utf-8")
        assert next(lines).startswith("not indexed: ferry.md: place: 'nowhere' is not")
        (notes / "ferry.md").write_text("It does not run today.", encoding="utf-8")
        assert [next(lines), next(lines)] == [f"5 notes in {tmp_path}/i\n", "  ~ ferry.md\n"]

        os.kill(program.pid, signal.SIGINT)
    assert program.returncode == 0
