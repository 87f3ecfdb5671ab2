import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest
from conftest import Car

PROJECT = Path(__file__).parent.parent


def test_one_version_everywhere(car: Car) -> None:
    declared = (PROJECT / "VERSION").read_text(encoding="utf-8").strip()

    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["tool"]["poetry"]["version"] == declared
    assert version("can-api") == declared
    assert car.http.get("/api/health").json()["version"] == declared
    assert car.http.get("/openapi.json").json()["info"]["version"] == declared


def test_health(car: Car) -> None:
    health = car.http.get("/api/health").json()

    assert health.pop("channel").startswith("Virtual bus channel test-")
    assert health.pop("version")
    assert health == {"bus": "listening", "frames": 0, "frontend": "missing"}


def test_a_bus_that_fails_is_told(car: Car, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError("the adapter was unplugged")

    monkeypatch.setattr("can_api.recorder.to_frame", fail)
    car.say(1, "00")
    car.wait_for_frames(1)

    assert car.http.get("/api/health").json()["bus"] == "failed"


@pytest.mark.parametrize(
    ("method", "path", "status", "title"),
    [
        ("GET", "/api/nothing", 404, "Not Found"),
        ("DELETE", "/api/frames", 405, "Method Not Allowed"),
    ],
)
def test_every_error_is_a_problem(
    idle: Car, method: str, path: str, status: int, title: str
) -> None:
    refused = idle.http.request(method, path)

    assert refused.headers["Content-Type"] == "application/problem+json"
    assert refused.status_code == refused.json()["status"] == status
    assert refused.json()["title"] == title
