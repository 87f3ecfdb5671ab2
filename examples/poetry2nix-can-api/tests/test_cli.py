import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from can_api.cli import main


@contextmanager
def program(**environment: str) -> Iterator[tuple[subprocess.Popen[str], httpx.Client]]:
    """The program with a driving car, and a client of it."""
    command = [sys.executable, "-m", "can_api", "--port", "0", "--demo"]
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, env={**os.environ, **environment}
    ) as running:
        try:
            assert running.stderr
            matches = (re.search(r"http://[\d.:]+", line) for line in running.stderr)
            address = next(match[0] for match in matches if match)
            with httpx.Client(base_url=address, timeout=5, trust_env=False) as http:
                yield running, http
        finally:
            running.kill()


def test_the_program_serves_the_front_end_that_the_environment_names(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("A page.", encoding="utf-8")

    with program(CAN_API_FRONTEND=str(tmp_path)) as (_, http):
        assert http.get("/").text == "A page."


def test_the_program_ends_while_frames_are_streamed() -> None:
    with program() as (running, http), http.stream("GET", "/api/frames/stream?after=0") as stream:
        lines = stream.iter_lines()
        assert any("engine_speed" in line for line in lines)

        running.send_signal(signal.SIGINT)

        # The stream ends in order, or this raises.
        list(lines)
        assert running.stderr
        said = running.stderr.read()
        assert running.wait() == 0
    assert "Finished server process" in said
    assert "Traceback" not in said


def test_a_port_that_is_taken_ends_the_program() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(SystemExit) as leaving:
        main(["--port", str(taken.getsockname()[1])])

    assert leaving.value.code == 3


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["--port", "70000"], 2, "'70000' is not a port from 0 to 65535"),
        (["--demo", "--interface", "socketcan"], 2, "--demo is for the virtual bus"),
    ],
)
def test_bad_input_is_named(
    arguments: list[str], code: int, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as leaving:
        main(arguments)

    assert leaving.value.code == code
    assert message in capsys.readouterr().err


def test_a_bus_that_does_not_open_is_named() -> None:
    with pytest.raises(SystemExit, match="can-api: the bus nonsense can0 does not open"):
        main(["--interface", "nonsense"])
