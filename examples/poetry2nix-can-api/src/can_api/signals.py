"""What the bytes of known frames mean."""

from collections.abc import Mapping
from typing import Literal

from pydantic import BaseModel, ConfigDict


class Signal(BaseModel):
    """A number within the data of a frame: raw * factor + offset."""

    model_config = ConfigDict(frozen=True)

    name: str
    unit: str
    frame_id: int
    start: int
    length: int
    factor: float
    offset: float = 0
    order: Literal["big", "little"] = "big"
    signed: bool = False

    @property
    def end(self) -> int:
        """The number of bytes that a frame needs to hold it."""
        return self.start + self.length

    def read(self, data: bytes) -> float:
        """The value in the data of a frame."""
        raw = int.from_bytes(data[self.start : self.end], self.order, signed=self.signed)
        # So that 0.1 * 3 is shown as 0.3.
        return round(raw * self.factor + self.offset, 6)

    def write(self, value: float) -> bytes:
        """The bytes of a value. Raises OverflowError when it does not fit."""
        raw = round((value - self.offset) / self.factor)
        return raw.to_bytes(self.length, self.order, signed=self.signed)


class SignalValue(BaseModel):
    """What a signal says."""

    name: str
    value: float
    unit: str


ENGINE, WHEELS, BATTERY = 0x100, 0x120, 0x1A0

SIGNALS = (
    Signal(name="engine_speed", unit="rpm", frame_id=ENGINE, start=0, length=2, factor=0.25),
    Signal(name="coolant", unit="°C", frame_id=ENGINE, start=2, length=1, factor=1, offset=-40),
    Signal(name="throttle", unit="%", frame_id=ENGINE, start=3, length=1, factor=0.4),
    Signal(
        name="speed", unit="km/h", frame_id=WHEELS, start=0, length=2, factor=0.01, order="little"
    ),
    Signal(name="voltage", unit="V", frame_id=BATTERY, start=0, length=2, factor=0.001),
    Signal(name="current", unit="A", frame_id=BATTERY, start=2, length=2, factor=0.01, signed=True),
)


def decode(frame_id: int, extended: bool, data: bytes) -> list[SignalValue]:
    """The signals in a frame; those that its data is too short for are left out."""
    return [
        SignalValue(name=signal.name, value=signal.read(data), unit=signal.unit)
        for signal in SIGNALS
        if not extended and signal.frame_id == frame_id and signal.end <= len(data)
    ]


def encode(frame_id: int, values: Mapping[str, float]) -> bytes:
    """The data of a frame with these signals, all of those it has.

    Raises KeyError when one is missing, OverflowError when a value does not fit.
    """
    parts = {s.start: s.write(values[s.name]) for s in SIGNALS if s.frame_id == frame_id}
    return b"".join(parts[start] for start in sorted(parts))
