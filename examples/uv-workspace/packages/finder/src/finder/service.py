"""The same over HTTP, as JSON: /name?q=NAME and /near?lat=LATITUDE&lon=LONGITUDE."""

import json
from dataclasses import asdict
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from finder import Match, by_name, by_place


def server(port: int) -> ThreadingHTTPServer:
    """Listen on this machine; port 0 is any free one."""
    return ThreadingHTTPServer(("127.0.0.1", port), _Handler)


def answer(path: str) -> list[Match] | None:
    """What a request asks for; None where there is no such thing.

    Raises ValueError when the request lacks something.
    """
    url = urlsplit(path)
    query = {key: values[-1] for key, values in parse_qs(url.query).items()}
    try:
        match url.path:
            case "/name":
                return by_name(query["q"])
            case "/near":
                return by_place(float(query["lat"]), float(query["lon"]))
    except KeyError as error:
        raise ValueError(f"{error.args[0]} is missing") from error
    return None


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        try:
            matches = answer(self.path)
        except ValueError as error:
            self._send(HTTPStatus.BAD_REQUEST, {"error": str(error)})
        else:
            status = HTTPStatus.NOT_FOUND if matches is None else HTTPStatus.OK
            self._send(status, [asdict(match) for match in matches or []])

    def _send(self, status: HTTPStatus, body: object) -> None:
        data = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Say nothing about requests."""
