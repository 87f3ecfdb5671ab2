"""shapely and numpy: distances and areas."""

import json
from pathlib import Path

import pytest
import shapely

from notes_assistant.errors import AssistantError
from notes_assistant.places import Place, near, read_area, within

HAMBURG = Place(53.5511, 9.9937)
LUBECK = Place(53.8655, 10.6866)
AUCKLAND = Place(-36.8485, 174.7633)


def test_distances_are_those_on_the_earth() -> None:
    found = near([AUCKLAND, LUBECK, HAMBURG], HAMBURG, within_km=20_000)

    assert [at for at, _ in found] == [2, 1, 0]
    assert [km for _, km in found] == pytest.approx([0, 57.46, 17_818], rel=0.001)


def test_near_also_across_the_date_line() -> None:
    ((at, km),) = near([HAMBURG, Place(0, -179.9)], Place(0, 179.9), within_km=30)

    assert (at, km) == (1, pytest.approx(22.24, abs=0.01))
    assert near([], HAMBURG, within_km=30) == []


def test_an_area_includes_its_border() -> None:
    area = shapely.box(9, 53, 10, 54)

    assert within([Place(53.5, 10), LUBECK, Place(53.1, 9.1)], area) == [0, 2]
    assert within([], area) == []


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{}", "is not GeoJSON"),
        ('{"type": "Point", "coordinates": [9, 53]}', "has no area: it is a Point"),
        (
            json.dumps(
                {"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]]}
            ),
            "Self-intersection",
        ),
    ],
)
def test_what_is_no_area_is_named(tmp_path: Path, content: str, message: str) -> None:
    file = tmp_path / "area.geojson"
    file.write_text(content, encoding="utf-8")

    with pytest.raises(AssistantError, match=message):
        read_area(file)
