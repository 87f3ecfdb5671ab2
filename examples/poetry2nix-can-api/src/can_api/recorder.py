"""Remembers the latest frames of a bus, and tells who waits for more."""

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock

import can

from .frames import Frame, to_frame

Wake = Callable[[], object]


class Recorder(can.Listener):
    """Listens to a bus. Its frames come in a thread of python-can and are read in others."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self._frames: deque[Frame] = deque(maxlen=size)
        self._waiting: list[Wake] = []
        self._lock = Lock()
        self.latest = 0
        self.problem: Exception | None = None
        self.closed = False

    def on_message_received(self, msg: can.Message) -> None:
        """Remember a frame."""
        with self._lock:
            self.latest += 1
            self._frames.append(to_frame(self.latest, msg))
            for wake in self._waiting:
                wake()

    def on_error(self, exc: Exception) -> None:
        """Remember why nothing is heard any more."""
        self.problem = exc

    def close(self) -> None:
        """Tell who waits that nothing more will come."""
        with self._lock:
            self.closed = True
            for wake in self._waiting:
                wake()

    def after(self, sequence: int, frame_id: int | None = None) -> list[Frame]:
        """The remembered frames that came later than one, oldest first."""
        with self._lock:
            frames = list(self._frames)
        return [
            frame for frame in frames if frame.sequence > sequence and frame_id in (None, frame.id)
        ]

    @contextmanager
    def waking(self, wake: Wake) -> Iterator[None]:
        """Call `wake` for every new frame, and at the end; it must be quick and must not raise."""
        with self._lock:
            self._waiting.append(wake)
        try:
            yield
        finally:
            with self._lock:
                self._waiting.remove(wake)
