"""Runs the probe with the project's interpreter."""

import json
import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

PROBE = Path(__file__).with_name("probe.py")
LINES_SHOWN = 5


def examine(
    python: Path, names: list[str], time_limit: float, say: Callable[[str], None]
) -> dict[str, Any]:
    """The facts of the probe; with `failure` and `output` when it did not end well.

    `say` is told what the probe is doing once that takes longer than a second.
    """
    if not os.access(python, os.X_OK):
        return {"failure": _why_missing(python)}
    # Files, as pipes would have to be emptied while the probe runs.
    with tempfile.TemporaryDirectory(prefix="verify-") as folder:
        printed, complained = Path(folder, "facts"), Path(folder, "errors")
        try:
            process = _start([python, "-P", PROBE, *names], printed, complained)
        except OSError as error:
            return {"failure": f"{python} cannot be started: {error.strerror}"}
        failure = _wait(process, time_limit, lambda: say(_doing(printed)))
        facts = _facts(printed)
        if failure:
            lines = complained.read_text(errors="replace").splitlines()
            facts |= {"failure": f"{python} {failure}", "output": lines[-LINES_SHOWN:]}
        return facts


def _start(
    command: list[str | Path], printed: Path, complained: Path
) -> subprocess.Popen[bytes]:
    with printed.open("wb") as output, complained.open("wb") as errors:
        return subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=errors,
            # So that what it starts can be ended with it.
            start_new_session=True,
        )


def _why_missing(python: Path) -> str:
    if python.is_symlink() and not python.exists():
        return f"{python} is a link to {os.readlink(python)}, which no longer exists"
    reason = "is not a program" if python.exists() else "does not exist"
    return f"{python} {reason}"


def _wait(
    process: subprocess.Popen[bytes], time_limit: float, tick: Callable[[], None]
) -> str | None:
    """Why the process did not end well, or None."""
    ends = time.monotonic() + time_limit
    try:
        while (left := ends - time.monotonic()) > 0:
            try:
                return _failure(process.wait(timeout=min(left, 1)))
            except subprocess.TimeoutExpired:
                tick()
        return f"did not end within {time_limit:g} seconds"
    finally:
        # Also after Ctrl-C, which does not reach a session of its own.
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _failure(code: int) -> str | None:
    if code < 0:
        return f"crashed with {signal.Signals(-code).name}"
    return f"ended with exit code {code}" if code else None


def _facts(printed: Path) -> dict[str, Any]:
    facts: dict[str, Any] = {}
    for line in printed.read_text(errors="replace").splitlines():
        try:
            facts |= json.loads(line)
        except ValueError:  # A crash can cut a line off.
            break
    return facts


def _doing(printed: Path) -> str:
    return _facts(printed).get("doing") or "starting Python"
