"""Hands on frames as they come."""

import asyncio
from collections.abc import AsyncIterator

from .frames import Frame
from .recorder import Recorder


async def follow(
    recorder: Recorder, after: int, frame_id: int | None = None
) -> AsyncIterator[Frame]:
    """Yield the frames that come later than one, until the recorder is closed.

    There is no queue for each reader: who is too slow misses what the recorder has forgotten, and
    sees it in the sequence.
    """
    loop = asyncio.get_running_loop()
    more = asyncio.Event()
    with recorder.waking(lambda: loop.call_soon_threadsafe(more.set)):
        # Numbers start again with the service, and a reader may come from before that.
        sequence = after if after <= recorder.latest else 0
        while True:
            more.clear()
            if recorder.closed:
                return
            for frame in recorder.after(sequence, frame_id):
                sequence = frame.sequence
                yield frame
            await more.wait()
