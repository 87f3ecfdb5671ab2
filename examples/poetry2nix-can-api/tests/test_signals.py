import pytest
from conftest import Car

from can_api.demo import frames_at
from can_api.signals import BATTERY, SIGNALS, WHEELS, decode, encode


def values(frame_id: int, data: str, extended: bool = False) -> dict[str, float]:
    return {s.name: s.value for s in decode(frame_id, extended, bytes.fromhex(data))}


def test_byte_order_sign_and_offset() -> None:
    assert values(WHEELS, "8813") == {"speed": 50.0}
    assert values(BATTERY, "30d4ff9c") == {"voltage": 12.5, "current": -1.0}
    assert values(0x100, "000000") == {"engine_speed": 0, "coolant": -40}


def test_what_is_not_known_means_nothing() -> None:
    assert values(0x101, "00000000") == {}
    assert values(WHEELS, "88") == {}
    assert values(WHEELS, "8813", extended=True) == {}


def test_encoding_is_the_opposite() -> None:
    data = encode(BATTERY, {"voltage": 12.5, "current": -1})

    assert data.hex() == "30d4ff9c"
    with pytest.raises(OverflowError):
        encode(BATTERY, {"voltage": 99, "current": 0})
    with pytest.raises(KeyError):
        encode(BATTERY, {"voltage": 12})


def test_the_demonstration_says_every_signal() -> None:
    for second in (0, 30, 45.5):
        said = {
            signal.name
            for message in frames_at(second)
            for signal in decode(message.arbitration_id, False, bytes(message.data))
        }
        assert said == {signal.name for signal in SIGNALS}


def test_a_frame_is_decoded_without_sending_it(car: Car) -> None:
    answer = car.http.post("/api/decode", json={"id": WHEELS, "data": "88 13"})

    assert answer.json() == [{"name": "speed", "value": 50.0, "unit": "km/h"}]
    assert car.bus.recv(timeout=0) is None
    listed = {signal["name"]: signal for signal in car.http.get("/api/signals").json()}
    assert listed["speed"]["order"] == "little"


@pytest.mark.parametrize(
    ("frame", "status", "detail"),
    [
        ({"id": 0x101, "data": "00"}, 404, "No signal is known for the frame 0x101"),
        ({"id": WHEELS, "remote": True}, 404, "No signal is known for the frame 0x120"),
        ({"id": WHEELS, "data": "88"}, 422, "The frame 0x120 has 2 bytes, and not 1"),
        ({"id": WHEELS, "data": "zz"}, 422, "body.data: it is not text with pairs"),
    ],
)
def test_what_cannot_be_decoded_is_named(
    idle: Car, frame: dict[str, object], status: int, detail: str
) -> None:
    refused = idle.http.post("/api/decode", json=frame)

    assert refused.status_code == status
    assert refused.json()["detail"].startswith(detail)
