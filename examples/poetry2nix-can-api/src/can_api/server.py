"""Serves the application."""

import socket

import uvicorn
from fastapi import FastAPI


class Server(uvicorn.Server):
    """A server that can end while frames are streamed.

    It waits for all responses before it tells the application, and streams have no end.
    """

    def __init__(self, app: FastAPI, host: str, port: int, log_level: str = "info") -> None:
        super().__init__(uvicorn.Config(app, host=host, port=port, log_level=log_level))
        self._recorder = app.state.service.recorder

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End the streams, then all else."""
        self._recorder.close()
        await super().shutdown(sockets)
