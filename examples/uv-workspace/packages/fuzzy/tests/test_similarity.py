import fuzzy
import pytest


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("", "", 1),
        ("Köln", "kÖLN", 1),
        ("Wien", "Wein", 0.75),
        ("Wien", "Wie", 0.75),
        ("abc", "xyz", 0),
    ],
)
def test_similarity(a: str, b: str, expected: float) -> None:
    assert fuzzy.similarity(a, b) == pytest.approx(expected)
