import geodesy
import pytest


def test_a_quarter_of_the_equator() -> None:
    assert geodesy.distance(0, 0, 0, 90) == pytest.approx(10007.557, abs=0.001)


def test_the_other_side_of_the_earth() -> None:
    assert geodesy.distance(90, 0, -90, 0) == pytest.approx(20015.115, abs=0.001)


def test_no_such_latitude() -> None:
    with pytest.raises(ValueError, match="between -90 and 90"):
        geodesy.distance(91, 0, 0, 0)
