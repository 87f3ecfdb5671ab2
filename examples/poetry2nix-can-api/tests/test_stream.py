"""Server-sent events, over a connection that stays open."""

import json
from collections.abc import Iterator
from contextlib import contextmanager

from conftest import Car

Event = tuple[int, str]
"""The id of an event, and the data of its frame."""


@contextmanager
def stream(car: Car, query: str = "", **headers: str) -> Iterator[Iterator[Event]]:
    with car.http.stream("GET", f"/api/frames/stream{query}", headers=headers) as response:
        assert response.headers["Content-Type"].startswith("text/event-stream")
        yield _events(response.iter_lines())


def _events(lines: Iterator[str]) -> Iterator[Event]:
    fields: dict[str, str] = {}
    for line in lines:
        name, _, value = line.partition(": ")
        fields[name] = value
        if line == "" and "data" in fields:
            assert fields["event"] == "frame"
            yield int(fields["id"]), json.loads(fields["data"])["data"]
            fields = {}


def test_frames_come_as_they_are_said(car: Car) -> None:
    car.say(1, "aa")
    car.wait_for_frames(1)

    with stream(car, "?after=0") as events:
        assert next(events) == (1, "aa")
        for number, data in enumerate(("bb", "cc"), start=2):
            car.say(1, data)
            assert next(events) == (number, data)


def test_without_a_start_only_new_frames_come(car: Car) -> None:
    car.say(1, "aa")
    car.wait_for_frames(1)

    with stream(car) as events:
        car.say(1, "bb")
        assert next(events) == (2, "bb")


def test_a_reader_goes_on_where_it_was(car: Car) -> None:
    for data in ("aa", "bb", "cc"):
        car.say(1, data)
    car.wait_for_frames(3)

    with stream(car, "?after=0", **{"Last-Event-ID": "2"}) as events:
        assert next(events) == (3, "cc")
    # The service has started again since, and counts from 1.
    with stream(car, **{"Last-Event-ID": "500"}) as events:
        assert next(events) == (1, "aa")


def test_only_one_id(car: Car) -> None:
    car.say(1, "aa")
    car.say(2, "bb")

    with stream(car, "?after=0&id=2") as events:
        assert next(events) == (2, "bb")


def test_several_readers_hear_the_same(car: Car) -> None:
    with stream(car, "?after=0") as one, stream(car, "?after=0") as other:
        car.say(1, "aa")

        assert next(one) == next(other) == (1, "aa")


def test_a_wrong_start_is_refused(car: Car) -> None:
    refused = car.http.get("/api/frames/stream", headers={"Last-Event-ID": "x"})

    assert refused.status_code == 422
    assert refused.json()["errors"][0]["field"] == "header.last-event-id"
