"""Railway stations with their places."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Station:
    """A station, in degrees."""

    name: str
    latitude: float
    longitude: float


@cache
def load() -> tuple[Station, ...]:
    """All stations, in the order of the file."""
    with files("stations").joinpath("stations.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            Station(row["name"], float(row["latitude"]), float(row["longitude"]))
            for row in csv.DictReader(file)
        )
