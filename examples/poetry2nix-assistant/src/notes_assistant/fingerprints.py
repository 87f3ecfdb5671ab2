"""Fingerprints of files as Xet storage gives them to model and data set hubs.

hf-xet computes them only while it uploads. So it uploads to a server of this process, which
listens on the loopback address and throws everything away.
"""

import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import hf_xet

from .errors import failed

LOOPBACK = "127.0.0.1"


def fingerprints(files: Sequence[Path]) -> dict[Path, str]:
    """The Xet fingerprint of each file. Files with the same content have the same."""
    with (
        tempfile.TemporaryDirectory(prefix="xet-") as cache,
        _environment({"HF_XET_CACHE": cache, "NO_PROXY": LOOPBACK, "no_proxy": LOOPBACK}),
        _listening() as address,
    ):
        paths = [str(file) for file in files]
        try:
            uploads = hf_xet.upload_files(paths, address, None, None, None, None)
        except RuntimeError as problem:
            raise failed(f"the fingerprints cannot be computed: {problem}") from None
    return {file: upload.hash for file, upload in zip(files, uploads, strict=True)}


class _Sink(BaseHTTPRequestHandler):
    """Knows nothing and takes everything."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self._reply(404, b"{}")

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        is_shard = self.path.startswith("/shards")
        self._reply(200, b'{"result": 1}' if is_shard else b'{"was_inserted": true}')

    def _reply(self, status: int, content: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def _listening() -> Iterator[str]:
    with ThreadingHTTPServer((LOOPBACK, 0), _Sink) as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        try:
            yield f"http://{LOOPBACK}:{server.server_port}"
        finally:
            server.shutdown()


@contextmanager
def _environment(variables: Mapping[str, str]) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in variables}
    os.environ.update(variables)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
