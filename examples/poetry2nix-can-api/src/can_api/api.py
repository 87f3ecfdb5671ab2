"""The routes below /api."""

from collections.abc import AsyncIterable
from typing import Annotated, Any, Literal

import can
from fastapi import APIRouter, Depends, Header, HTTPException, Query
from fastapi.sse import EventSourceResponse, ServerSentEvent
from pydantic import BaseModel, Field

from .following import follow
from .frames import MAX_EXTENDED_ID, Frame, FrameToSend
from .pages import is_built
from .problems import Problem
from .service import Service, get_service
from .signals import SIGNALS, Signal, SignalValue, decode

INVALID: dict[int | str, dict[str, Any]] = {422: {"model": Problem}}
NO_BUS: dict[int | str, dict[str, Any]] = {503: {"model": Problem}}

router = APIRouter(prefix="/api", responses=INVALID)

Used = Annotated[Service, Depends(get_service)]
After = Annotated[int, Query(ge=0, description="Only frames later than this sequence.")]
OfId = Annotated[int | None, Query(ge=0, le=MAX_EXTENDED_ID, description="Only this id.")]


class Health(BaseModel):
    """How the service is."""

    version: str
    bus: Literal["listening", "failed"]
    channel: str
    frames: int = Field(description="How many frames there were.")
    frontend: Literal["built", "missing"]


class Frames(BaseModel):
    """Frames, oldest first, and the sequence of the newest of all."""

    frames: list[Frame]
    latest: int


@router.get("/health")
def health(service: Used) -> Health:
    """How the service is, and its version."""
    return Health(
        version=service.version,
        bus="failed" if service.recorder.problem else "listening",
        channel=service.bus.channel_info,
        frames=service.recorder.latest,
        frontend="built" if is_built(service.frontend) else "missing",
    )


@router.post("/frames", status_code=202, responses=NO_BUS)
def send_frame(frame: FrameToSend, service: Used) -> None:
    """Send a frame. It is among the frames as soon as it was on the bus."""
    try:
        service.bus.send(frame.to_message(), timeout=1)
    except can.CanError as problem:
        raise HTTPException(503, f"The bus does not take the frame: {problem}") from problem


@router.get("/frames")
def list_frames(
    service: Used,
    limit: Annotated[int, Query(ge=1, le=1000, description="The newest that many.")] = 100,
    after: After = 0,
    id: OfId = None,
) -> Frames:
    """The latest frames."""
    frames = service.recorder.after(after, id)
    return Frames(frames=frames[-limit:], latest=service.recorder.latest)


@router.get("/frames/stream", response_class=EventSourceResponse)
async def stream_frames(
    service: Used,
    after: After | None = None,
    id: OfId = None,
    last_event_id: Annotated[int | None, Header(ge=0)] = None,
) -> AsyncIterable[ServerSentEvent]:
    """Frames as they come, as server-sent events.

    A browser that connects again sends Last-Event-ID, which counts more than `after`.
    """
    starts = [last_event_id, after, service.recorder.latest]
    start = next(number for number in starts if number is not None)
    async for frame in follow(service.recorder, start, id):
        yield ServerSentEvent(data=frame, event="frame", id=str(frame.sequence))


@router.get("/signals")
def list_signals() -> list[Signal]:
    """The signals that are known."""
    return list(SIGNALS)


@router.post("/decode")
def decode_frame(frame: FrameToSend) -> list[SignalValue]:
    """What a frame means, without sending it."""
    if frame.remote or frame.extended or frame.id not in {s.frame_id for s in SIGNALS}:
        raise HTTPException(404, f"No signal is known for the frame {frame.id:#x}")
    needed = max(signal.end for signal in SIGNALS if signal.frame_id == frame.id)
    if len(frame.data) < needed:
        raise HTTPException(
            422, f"The frame {frame.id:#x} has {needed} bytes, and not {len(frame.data)}"
        )
    return decode(frame.id, frame.extended, frame.data)
