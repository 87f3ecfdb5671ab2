"""Frames go both ways between HTTP and the bus."""

from collections.abc import Iterator
from typing import Any

import can
import pytest
from conftest import Car, connected


def test_a_sent_frame_is_on_the_bus_and_in_the_list(car: Car) -> None:
    sent = car.http.post("/api/frames", json={"id": 0x100, "data": "0F A0 5a64"})

    heard = car.bus.recv(timeout=5)
    assert sent.status_code == 202
    assert heard is not None
    assert (heard.arbitration_id, bytes(heard.data).hex()) == (0x100, "0fa05a64")
    assert not heard.is_extended_id
    car.wait_for_frames(1)
    (frame,) = car.http.get("/api/frames").json()["frames"]
    assert abs(frame.pop("time") - heard.timestamp) < 1
    assert frame == {
        "sequence": 1,
        "direction": "sent",
        "kind": "data",
        "id": 0x100,
        "extended": False,
        "data": "0fa05a64",
        "signals": [
            {"name": "engine_speed", "value": 1000.0, "unit": "rpm"},
            {"name": "coolant", "value": 50.0, "unit": "°C"},
            {"name": "throttle", "value": 40.0, "unit": "%"},
        ],
    }


@pytest.mark.parametrize(
    ("frame", "kind"),
    [
        ({"id": 0x1FFFFFFF, "extended": True, "data": "00"}, "data"),
        ({"id": 0x7FF, "remote": True}, "remote"),
        ({"id": 0}, "data"),
    ],
)
def test_other_kinds_of_frames(car: Car, frame: dict[str, Any], kind: str) -> None:
    car.http.post("/api/frames", json=frame).raise_for_status()

    heard = car.bus.recv(timeout=5)
    assert heard is not None
    assert heard.arbitration_id == frame["id"]
    assert heard.is_extended_id == frame.get("extended", False)
    assert heard.is_remote_frame == frame.get("remote", False)
    car.wait_for_frames(1)
    (listed,) = car.http.get("/api/frames").json()["frames"]
    assert listed["kind"] == kind


@pytest.mark.parametrize(
    ("body", "field", "message"),
    [
        ({}, "body.id", "Field required"),
        ({"id": "0x100"}, "body.id", "Input should be a valid integer"),
        ({"id": -1}, "body.id", "Input should be greater than or equal to 0"),
        ({"id": 2**29, "extended": True}, "body.id", "less than or equal to 536870911"),
        ({"id": 0x800}, "body", "an id above 2047 needs 'extended': true"),
        ({"id": 1, "data": "1"}, "body.data", "it is not text with pairs of hexadecimal digits"),
        ({"id": 1, "data": "01  02"}, "body.data", "it is not text with pairs"),
        ({"id": 1, "data": [1]}, "body.data", "it is not text with pairs"),
        ({"id": 1, "data": "00" * 9}, "body.data", "it has 9 bytes, and a frame holds at most 8"),
        ({"id": 1, "data": "00", "remote": True}, "body", "a remote frame asks for data"),
        ({"id": 1, "extended": 1}, "body.extended", "Input should be a valid boolean"),
        ({"id": 1, "dlc": 1}, "body.dlc", "Extra inputs are not permitted"),
    ],
)
def test_a_wrong_frame_is_refused(idle: Car, body: object, field: str, message: str) -> None:
    refused = idle.http.post("/api/frames", json=body)

    assert refused.status_code == 422
    assert refused.headers["Content-Type"] == "application/problem+json"
    (error,) = refused.json()["errors"]
    assert error["field"] == field
    assert message in error["message"]
    assert refused.json()["detail"] == f"{field}: {error['message']}"
    assert idle.bus.recv(timeout=0) is None


def test_what_is_no_json_is_refused(car: Car) -> None:
    refused = car.http.post(
        "/api/frames", content="{", headers={"Content-Type": "application/json"}
    )

    assert refused.status_code == 422
    assert "JSON decode error" in refused.json()["detail"]


def test_a_closed_bus_is_named(car: Car, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise can.CanOperationError("no acknowledgement")

    monkeypatch.setattr("can.interfaces.virtual.VirtualBus.send", refuse)

    refused = car.http.post("/api/frames", json={"id": 1})

    assert refused.status_code == 503
    assert refused.json()["detail"] == "The bus does not take the frame: no acknowledgement"


@pytest.fixture
def short_memory() -> Iterator[Car]:
    """A service that remembers 3 frames and has heard 5."""
    with connected(history=3) as car:
        for number in range(1, 6):
            car.say(number % 2, f"0{number}")
        car.wait_for_frames(5)
        yield car


@pytest.mark.parametrize(
    ("query", "sequences"),
    [
        ("", [3, 4, 5]),
        ("?limit=1", [5]),
        ("?after=4", [5]),
        ("?after=9", []),
        ("?id=1", [3, 5]),
        ("?id=1&limit=1&after=2", [5]),
    ],
)
def test_the_latest_frames(short_memory: Car, query: str, sequences: list[int]) -> None:
    answer = short_memory.http.get(f"/api/frames{query}").json()

    assert [frame["sequence"] for frame in answer["frames"]] == sequences
    assert {frame["direction"] for frame in answer["frames"]} <= {"received"}
    assert answer["latest"] == 5


@pytest.mark.parametrize(
    ("query", "field"),
    [("limit=0", "query.limit"), ("after=-1", "query.after"), ("id=a", "query.id")],
)
def test_a_wrong_query_is_refused(idle: Car, query: str, field: str) -> None:
    refused = idle.http.get(f"/api/frames?{query}")

    assert refused.status_code == 422
    assert [error["field"] for error in refused.json()["errors"]] == [field]
