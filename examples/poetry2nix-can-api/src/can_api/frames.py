"""Frames as the API takes and shows them."""

import re
from typing import Annotated, Literal, Self

import can
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StrictBool, model_validator

from .signals import SignalValue, decode

MAX_STANDARD_ID = 0x7FF
MAX_EXTENDED_ID = 0x1FFFFFFF
MAX_BYTES = 8

FrameId = Annotated[int, Field(ge=0, le=MAX_EXTENDED_ID, strict=True)]


def _parse_hex(value: object) -> bytes:
    # Blanks only between bytes: who writes "1 22" has probably forgotten a digit.
    pairs = re.compile(r"([0-9A-Fa-f]{2}( ?[0-9A-Fa-f]{2})*)?")
    if not isinstance(value, str) or not pairs.fullmatch(value):
        raise ValueError("it is not text with pairs of hexadecimal digits, as in '01 ff'")
    data = bytes.fromhex(value)
    if len(data) > MAX_BYTES:
        raise ValueError(f"it has {len(data)} bytes, and a frame holds at most {MAX_BYTES}")
    return data


Data = Annotated[
    bytes,
    BeforeValidator(_parse_hex, json_schema_input_type=str),
    Field(description="Up to 8 bytes in hexadecimal digits.", examples=["01 ff"]),
]


class FrameToSend(BaseModel):
    """A frame for the bus. `extended` allows identifiers of 29 bits."""

    model_config = ConfigDict(extra="forbid")

    id: FrameId
    data: Data = b""
    extended: StrictBool = False
    remote: StrictBool = False

    @model_validator(mode="after")
    def _check(self) -> Self:
        if self.id > MAX_STANDARD_ID and not self.extended:
            raise ValueError(f"an id above {MAX_STANDARD_ID} needs 'extended': true")
        if self.remote and self.data:
            raise ValueError("a remote frame asks for data, so it has none itself")
        return self

    def to_message(self) -> can.Message:
        """The same for python-can."""
        return can.Message(
            arbitration_id=self.id,
            data=self.data,
            is_extended_id=self.extended,
            is_remote_frame=self.remote,
            check=True,
        )


class Frame(BaseModel):
    """A frame that was on the bus."""

    sequence: int = Field(description="1 for the first; a gap means that frames were dropped.")
    time: float = Field(description="Seconds since 1970.")
    direction: Literal["sent", "received"]
    kind: Literal["data", "remote", "error"]
    id: int
    extended: bool
    data: str
    signals: list[SignalValue]


def to_frame(sequence: int, message: can.Message) -> Frame:
    """Show a message of python-can, with the signals that are known."""
    kind: Literal["data", "remote", "error"] = "data"
    if message.is_error_frame:
        kind = "error"
    elif message.is_remote_frame:
        kind = "remote"
    data = bytes(message.data)
    signals = decode(message.arbitration_id, message.is_extended_id, data) if kind == "data" else []
    return Frame(
        sequence=sequence,
        time=message.timestamp,
        direction="received" if message.is_rx else "sent",
        kind=kind,
        id=message.arbitration_id,
        extended=message.is_extended_id,
        data=data.hex(),
        signals=signals,
    )
