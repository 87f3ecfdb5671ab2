"""A service on a free port of this machine, on a virtual bus of its own."""

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from time import monotonic, sleep

import can
import httpx
import pytest
from fastapi import FastAPI

from can_api.server import Server
from can_api.service import create_app

_channels = (f"test-{number}" for number in itertools.count())


class Car:
    """Another node on the bus, and a client of the service."""

    def __init__(self, bus: can.BusABC, http: httpx.Client) -> None:
        self.bus = bus
        self.http = http

    def say(self, frame_id: int, data: str, extended: bool = False) -> None:
        """Send a frame on the bus, around the service."""
        self.bus.send(
            can.Message(arbitration_id=frame_id, data=bytes.fromhex(data), is_extended_id=extended)
        )

    def wait_for_frames(self, count: int) -> None:
        """Wait until the service has heard that many frames."""
        deadline = monotonic() + 5
        while self.http.get("/api/health").json()["frames"] < count:
            assert monotonic() < deadline, f"fewer than {count} frames after 5 s"
            sleep(0.01)


@contextmanager
def serving(app: FastAPI) -> Iterator[str]:
    """Run an application; gives its address."""
    server = Server(app, "127.0.0.1", 0, log_level="warning")
    thread = Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            assert thread.is_alive(), "the service did not start"
            sleep(0.01)
        port = server.servers[0].sockets[0].getsockname()[1]
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join()


@contextmanager
def connected(frontend: Path | None = None, history: int = 100) -> Iterator[Car]:
    """A running service and another node on its bus."""
    channel = next(_channels)
    app = create_app(can.Bus(channel, "virtual", receive_own_messages=True), frontend, history)
    with (
        can.Bus(channel, "virtual") as bus,
        serving(app) as address,
        # Not through a proxy that the machine may have.
        httpx.Client(base_url=address, timeout=5, trust_env=False) as http,
    ):
        yield Car(bus, http)


@pytest.fixture(scope="module")
def idle() -> Iterator[Car]:
    """A service for several tests, which send nothing."""
    with connected() as car:
        yield car


@pytest.fixture
def car() -> Iterator[Car]:
    """A service without a front end."""
    with connected() as car:
        yield car
