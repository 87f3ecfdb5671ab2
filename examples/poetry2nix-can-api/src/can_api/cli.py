"""The command line."""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from threading import Event

import can

from .demo import drive
from .server import Server
from .service import create_app


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the service until it is interrupted; leaves with 1 without a bus, with 3 without a port."""
    parser = _make_parser()
    chosen = parser.parse_args(arguments)
    if chosen.demo and chosen.interface != "virtual":
        parser.error("--demo is for the virtual bus: it must not send to a real one")
    stop = Event()
    try:
        bus = can.Bus(chosen.channel, chosen.interface, receive_own_messages=True)
    # python-can lets the errors of the system through for some interfaces.
    except (can.CanError, OSError, ImportError) as problem:
        sys.exit(f"can-api: the bus {chosen.interface} {chosen.channel} does not open: {problem}")
    if chosen.demo:
        drive(can.Bus(chosen.channel, "virtual"), stop)
    server = Server(create_app(bus, chosen.frontend), chosen.host, chosen.port)
    try:
        server.run()
    except KeyboardInterrupt:
        # The server has ended in order, and then says how it was asked to.
        pass
    finally:
        stop.set()


def _make_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="can-api",
        description="Sends, shows and decodes the frames of a CAN bus over HTTP.",
        formatter_class=argparse.ArgumentDefaultsHelpFormatter,
    )
    frontend = os.environ.get("CAN_API_FRONTEND")
    parser.add_argument("--version", action="version", version=version("can-api"))
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
    parser.add_argument("--port", type=_port, default=8000, help="0 for any that is free")
    parser.add_argument("--interface", default="virtual", help="python-can's name of the bus")
    parser.add_argument("--channel", default="can0", help="which bus")
    parser.add_argument(
        "--frontend",
        type=Path,
        default=Path(frontend) if frontend else None,
        metavar="DIR",
        help="the built front end; also CAN_API_FRONTEND",
    )
    parser.add_argument("--demo", action="store_true", help="let a car drive on the virtual bus")
    return parser


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 5 and int(text) < 65536):
        raise argparse.ArgumentTypeError(f"{text!r} is not a port from 0 to 65535")
    return int(text)
