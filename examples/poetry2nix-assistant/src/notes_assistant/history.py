"""The notes as they were each time they were indexed, so that the last time can be undone.

A snapshot is a persistent map: a new one shares with the one before it all that did not change.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from rpds import HashTrieMap, List

from .notes import Note

# Lazy, as these types take no [] while the program runs.
type Notes = HashTrieMap[str, Note]
type Snapshots = List[Snapshot]


@dataclass(frozen=True)
class Snapshot:
    """All notes, by their path."""

    taken: datetime
    notes: Notes


@dataclass(frozen=True)
class Changes:
    """The paths of what is different in a new snapshot."""

    added: list[str]
    changed: list[str]
    removed: list[str]

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)


@dataclass(frozen=True)
class History:
    """Snapshots, the newest first."""

    snapshots: Snapshots = field(default_factory=List)

    @property
    def notes(self) -> Notes:
        """The notes of today; none before the first snapshot."""
        return self.snapshots.first.notes if self.snapshots else HashTrieMap()

    def update(self, notes: Iterable[Note], now: datetime) -> tuple["History", Changes]:
        """Take a snapshot of these notes, if there is anything new."""
        before, after = self.notes, self.notes
        read = {note.path: note for note in notes}
        for path, note in read.items():
            if before.get(path) != note:
                after = after.insert(path, note)
        for path in before:
            if path not in read:
                after = after.remove(path)
        changes = compare(before, after)
        if self.snapshots and not changes:
            return self, changes
        return History(self.snapshots.push_front(Snapshot(now, after))), changes

    def undo(self) -> "History | None":
        """Forget the newest snapshot; None when there is none before it."""
        older = self.snapshots.rest if self.snapshots else self.snapshots
        return History(older) if older else None


def compare(before: Notes, after: Notes) -> Changes:
    """What is different between two snapshots."""
    return Changes(
        added=sorted(path for path in after if path not in before),
        changed=sorted(path for path in after if path in before and after[path] != before[path]),
        removed=sorted(path for path in before if path not in after),
    )
