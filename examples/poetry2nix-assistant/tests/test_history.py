"""rpds: persistent maps, so that a snapshot costs only what is different."""

from datetime import UTC, datetime

from notes_assistant.history import Changes, History
from notes_assistant.notes import Note

NOW = datetime(2026, 5, 1, tzinfo=UTC)
FERRY = Note("ferry.md", "Ferry", "Leaves at ten.")
LATER = Note("ferry.md", "Ferry", "Leaves at eleven.")
MARKET = Note("market.md", "Market", "Opens at five.")


def test_changes_are_told_apart() -> None:
    first, added = History().update([FERRY], NOW)
    second, changed = first.update([LATER, MARKET], NOW)
    _, removed = second.update([MARKET], NOW)

    assert added == Changes(["ferry.md"], [], [])
    assert changed == Changes(["market.md"], ["ferry.md"], [])
    assert removed == Changes([], [], ["ferry.md"])


def test_older_snapshots_stay_as_they_were() -> None:
    first, _ = History().update([FERRY], NOW)
    second, _ = first.update([LATER, MARKET], NOW)

    assert dict(first.notes.items()) == {"ferry.md": FERRY}
    undone = second.undo()
    assert undone is not None
    assert undone.notes == first.notes
    assert undone.undo() is None
    assert History().undo() is None


def test_nothing_new_is_no_snapshot() -> None:
    first, _ = History().update([FERRY], NOW)

    same, changes = first.update([FERRY], NOW)

    assert same is first
    assert not changes
