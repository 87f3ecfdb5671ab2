"""Runs a command in a pseudo-terminal and presses Enter at each prompt, then maybe Ctrl-C.

Usage: terminal.py PROMPTS COMMAND...   PROMPTS: how many to answer; the next one gets Ctrl-C.
Prints what the terminal showed, and on the last line the exit code; 999 means that a prompt did
not come within 20 seconds.
"""

import fcntl
import os
import pty
import select
import struct
import sys
import termios
import time

# What @clack/prompts draws for the question that is open.
OPEN_PROMPT = "◆".encode()


def main(prompts: int, command: list[str]) -> int:
    pid, terminal = pty.fork()
    if pid == 0:
        os.execvp(command[0], command)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("4H", 50, 160, 0, 0))
    output = b""
    shown = b""
    pressed = 0
    deadline = time.monotonic() + 20
    # A prompt is drawn anew on each key; it is a new one when the old one was closed in between.
    while time.monotonic() < deadline:
        ready, _, _ = select.select([terminal], [], [], 0.15)
        if ready:
            try:
                chunk = os.read(terminal, 65536)
            except OSError:
                break
            if not chunk:
                break
            output += chunk
            shown += chunk
        elif OPEN_PROMPT in output:
            output = b""
            deadline = time.monotonic() + 20
            os.write(terminal, b"\r" if pressed < prompts else b"\x03")
            pressed += 1
    else:
        return 999
    sys.stdout.buffer.write(shown)
    _, status = os.waitpid(pid, 0)
    return os.waitstatus_to_exitcode(status)


print(f"\n{main(int(sys.argv[1]), sys.argv[2:])}")
