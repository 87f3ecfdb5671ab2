"""Runs a command in a pseudo-terminal and presses keys at each prompt.

Usage: terminal.py SPEC COMMAND...   SPEC is JSON with the number of `columns` and `rows`, and
`keys`: what to type at each prompt. The prompt after the last of them gets Ctrl-C.
Prints JSON: the exit `code`, what was `shown` in Base64, and how many bytes of it stood there at each
prompt. The code 999 means that nothing came within 20 seconds.
"""

import base64
import fcntl
import json
import os
import pty
import select
import struct
import sys
import termios
import time

# What @clack/prompts draws for the question that is open, and for one that was answered.
OPEN_PROMPT = "◆".encode()
CLOSED_PROMPT = "◇".encode()
CTRL_C = "\x03"


def main(spec: dict, command: list[str]) -> dict:
    pid, terminal = pty.fork()
    if pid == 0:
        # The size is there before the command looks at it.
        size = struct.pack("4H", spec["rows"], spec["columns"], 0, 0)
        fcntl.ioctl(sys.stdin.fileno(), termios.TIOCSWINSZ, size)
        os.execvp(command[0], command)
    keys = iter(spec["keys"])
    shown = b""
    seen = 0
    prompts: list[int] = []
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        ready, _, _ = select.select([terminal], [], [], 0.15)
        if ready:
            try:
                chunk = os.read(terminal, 65536)
            except OSError:
                break
            if not chunk:
                break
            shown += chunk
        elif is_asked(shown[seen:], first=not prompts):
            seen = len(shown)
            prompts.append(seen)
            deadline = time.monotonic() + 20
            os.write(terminal, next(keys, CTRL_C).encode())
    else:
        os.kill(pid, 9)
        return {"code": 999, "shown": base64.b64encode(shown).decode(), "prompts": prompts}
    _, status = os.waitpid(pid, 0)
    code = os.waitstatus_to_exitcode(status)
    return {"code": code, "shown": base64.b64encode(shown).decode(), "prompts": prompts}


def is_asked(shown: bytes, *, first: bool) -> bool:
    """A prompt is drawn anew on each key; it is a new one when the old one was closed in between."""
    closed = 0 if first else shown.find(CLOSED_PROMPT)
    return closed >= 0 and shown.rfind(OPEN_PROMPT) > shown.rfind(CLOSED_PROMPT)


print(json.dumps(main(json.loads(sys.argv[1]), sys.argv[2:])))
