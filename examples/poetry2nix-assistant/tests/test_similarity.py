"""scipy and numpy: sparse matrices of words."""

import pytest

from notes_assistant.notes import Note
from notes_assistant.similarity import Similarity

NOTES = [
    Note("ferry.md", "Ferry", "The ferry leaves from the bridge.\n\nTickets are cheap."),
    Note("market.md", "Market", "The market opens at five."),
    Note("bridge.md", "Bridge", "The bridge is high."),
]


def test_the_passage_with_the_rarest_words_comes_first() -> None:
    found = Similarity(NOTES).search("Where does the ferry leave from?", limit=2)

    assert [match.passage.text for match in found] == [
        "The ferry leaves from the bridge.",
        "Tickets are cheap.",
    ]
    assert 1 > found[0].score > found[1].score > 0


def test_the_same_words_are_entirely_similar() -> None:
    (best,) = Similarity(NOTES).search("market the market opens at five", limit=1)

    assert best.score == pytest.approx(1)


def test_nothing_in_common_is_nothing_found() -> None:
    assert Similarity(NOTES).search("quantum physics", limit=5) == []
    assert Similarity([]).search("ferry", limit=5) == []


def test_related_notes_do_not_include_the_note() -> None:
    found = Similarity(NOTES).related("bridge.md", limit=5)

    assert [match.passage.note.path for match in found] == ["ferry.md", "market.md"]
    assert Similarity(NOTES).related("other.md", limit=5) == []


def test_unknown_words_are_corrected() -> None:
    assert Similarity(NOTES).corrections("When does the markt open?") == {
        "markt": "market",
        "open": "opens",
    }
