"""Where notes belong: near a point, or within an area."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from .errors import bad_input

EARTH_RADIUS_KM = 6371.0088


@dataclass(frozen=True)
class Place:
    """A point on the earth, in degrees."""

    latitude: float
    longitude: float


def parse_place(text: str) -> Place:
    """Read `LATITUDE, LONGITUDE`. Raises ValueError with what is wrong."""
    try:
        latitude, longitude = (float(part) for part in text.split(","))
    except ValueError:
        raise ValueError(f"{text!r} is not LATITUDE, LONGITUDE in degrees") from None
    # Written this way round, NaN is refused as well.
    if not (abs(latitude) <= 90 and abs(longitude) <= 180):
        raise ValueError(f"{text!r} is not on the earth: at most 90 and 180 degrees")
    return Place(latitude, longitude)


def near(places: Sequence[Place], centre: Place, within_km: float) -> list[tuple[int, float]]:
    """Positions of the places within a distance, and how many km away they are, nearest first."""
    points = shapely.points(_seen_from(centre, places))
    origin = shapely.Point(0, 0)
    found = shapely.STRtree(points).query(origin, predicate="dwithin", distance=within_km)
    distances = [(int(at), float(shapely.distance(origin, points[at]))) for at in found]
    return sorted(distances, key=lambda pair: (pair[1], pair[0]))


def within(places: Sequence[Place], area: BaseGeometry) -> list[int]:
    """Positions of the places in an area, its border included."""
    degrees = np.array([(place.longitude, place.latitude) for place in places]).reshape(-1, 2)
    points = shapely.points(degrees)
    return sorted(int(at) for at in shapely.STRtree(points).query(area, predicate="intersects"))


def read_area(file: Path) -> BaseGeometry:
    """Read a polygon from a GeoJSON file. Raises AssistantError when it is none, or crosses itself.

    GeoJSON puts the longitude first.
    """
    try:
        area = shapely.from_geojson(file.read_text(encoding="utf-8"))
    except OSError as problem:
        raise bad_input(f"{file} cannot be read: {problem.strerror}", field="area") from None
    except (shapely.GEOSException, UnicodeDecodeError) as problem:
        raise bad_input(f"{file} is not GeoJSON: {problem}", field="area") from None
    if shapely.get_dimensions(area) != 2 or area.is_empty:
        raise bad_input(f"{file} has no area: it is a {area.geom_type}", field="area")
    if not area.is_valid:
        raise bad_input(f"{file}: {shapely.is_valid_reason(area)}", field="area")
    return area


def _seen_from(centre: Place, places: Sequence[Place]) -> np.ndarray:
    """Kilometres east and north of the centre: the azimuthal projection that keeps distances."""
    degrees = np.array([(place.latitude, place.longitude) for place in places]).reshape(-1, 2)
    latitude, longitude = np.radians(degrees).T
    latitude0, longitude0 = np.radians([centre.latitude, centre.longitude])
    across = longitude - longitude0
    east = np.cos(latitude) * np.sin(across)
    north = np.cos(latitude0) * np.sin(latitude) - np.sin(latitude0) * np.cos(latitude) * np.cos(
        across
    )
    ahead = np.sin(latitude0) * np.sin(latitude) + np.cos(latitude0) * np.cos(latitude) * np.cos(
        across
    )
    sideways = np.hypot(east, north)
    # At the centre both are 0, and on its other side the direction is open.
    scale = EARTH_RADIUS_KM * np.arctan2(sideways, ahead) / np.where(sideways == 0, 1, sideways)
    return np.column_stack([east * scale, north * scale])
