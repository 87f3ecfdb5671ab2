"""Puts the parts together."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import can
from fastapi import FastAPI, Request

from .problems import add_problem_handlers
from .recorder import Recorder

HISTORY = 10_000
"""How many frames are remembered."""


@dataclass(frozen=True)
class Service:
    """What the routes work with."""

    bus: can.BusABC
    recorder: Recorder
    frontend: Path | None
    version: str


def get_service(request: Request) -> Service:
    """The service that a request is for."""
    service = request.app.state.service
    assert isinstance(service, Service)
    return service


def create_app(bus: can.BusABC, frontend: Path | None = None, history: int = HISTORY) -> FastAPI:
    """Make the application; it closes the bus when it ends.

    The bus has to hand back what it sends, or sent frames are not shown.
    """
    # They import this file.
    from . import api, pages

    service = Service(bus, Recorder(history), frontend, version("can-api"))

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        notifier = can.Notifier(bus, [service.recorder], timeout=0.1)
        try:
            yield
        finally:
            notifier.stop()
            bus.shutdown()

    app = FastAPI(title="CAN API", version=service.version, lifespan=lifespan)
    app.state.service = service
    add_problem_handlers(app)
    app.include_router(api.router)
    app.include_router(pages.router)
    return app
