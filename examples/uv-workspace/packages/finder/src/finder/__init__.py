"""Which stations have a name like this one, and which are near a place."""

from dataclasses import dataclass

import fuzzy
import geodesy
from stations import Station, load


@dataclass(frozen=True)
class Match:
    """A station with how well it fits: from 0 to 1 for a name, kilometres for a place."""

    station: Station
    score: float


def by_name(name: str, limit: int = 3) -> list[Match]:
    """The stations whose names are most like the given one, the best first."""
    matches = [Match(it, fuzzy.similarity(name, it.name)) for it in load()]
    return sorted(matches, key=lambda match: -match.score)[:limit]


def by_place(latitude: float, longitude: float, limit: int = 3) -> list[Match]:
    """The stations that are nearest to a place, in degrees."""
    matches = [
        Match(it, geodesy.distance(latitude, longitude, it.latitude, it.longitude)) for it in load()
    ]
    return sorted(matches, key=lambda match: match.score)[:limit]
