"""A car on the virtual bus, so that there is something to see."""

import math
from threading import Event, Thread

import can

from .signals import BATTERY, ENGINE, WHEELS, encode

SECONDS_BETWEEN = 0.5


def frames_at(second: float) -> list[can.Message]:
    """What the car says at a time: it speeds up and slows down once a minute."""
    push = (1 - math.cos(second * math.tau / 60)) / 2
    values = {
        "engine_speed": 800 + 3200 * push,
        "coolant": 60 + 30 * push,
        "throttle": 100 * push,
        "speed": 130 * push,
        "voltage": 12.2 + 2 * push,
        "current": 40 * push - 10,
    }
    return [
        can.Message(arbitration_id=frame_id, data=encode(frame_id, values), is_extended_id=False)
        for frame_id in (ENGINE, WHEELS, BATTERY)
    ]


def drive(bus: can.BusABC, stop: Event) -> Thread:
    """Let the car drive until `stop` is set."""

    def run() -> None:
        second = 0.0
        while not stop.wait(SECONDS_BETWEEN):
            second += SECONDS_BETWEEN
            for message in frames_at(second):
                bus.send(message)

    thread = Thread(target=run, name="demo", daemon=True)
    thread.start()
    return thread
