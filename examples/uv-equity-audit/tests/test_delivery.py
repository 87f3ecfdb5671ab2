import json

import pytest
import requests
from requests.adapters import BaseAdapter

from equity_audit.delivery import send_report
from equity_audit.report import Report


class Service(BaseAdapter):
    """Takes the place of the network: keeps what is sent, and answers with a status."""

    def __init__(self, status: int) -> None:
        super().__init__()
        self.status = status
        self.received: list[requests.PreparedRequest] = []

    def send(self, request: requests.PreparedRequest, **_: object) -> requests.Response:
        self.received.append(request)
        response = requests.Response()
        response.status_code = self.status
        response.request = request
        return response

    def close(self) -> None:
        pass


def connected_to(service: Service) -> requests.Session:
    session = requests.Session()
    session.mount("https://", service)
    return session


def test_posts_the_report(report: Report) -> None:
    service = Service(status=201)

    send_report(report, "https://reports.example/new", connected_to(service))

    (request,) = service.received
    assert request.method == "POST"
    assert request.headers["Content-Type"] == "application/json"
    assert json.loads(request.body or "")["data"]["seed"] == 7


def test_a_refusal_is_an_error(report: Report) -> None:
    with pytest.raises(requests.HTTPError, match="503"):
        send_report(report, "https://reports.example/new", connected_to(Service(status=503)))
