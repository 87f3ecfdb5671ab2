"""The index on disk: a mark, a checksum (CRC32C), and a StoredIndex."""

import os
from pathlib import Path

import google_crc32c
from google.protobuf.message import DecodeError
from google.type import latlng_pb2
from rpds import HashTrieMap, List

from .errors import damaged, failed, not_found
from .history import History, Snapshot, Snapshots
from .messages import StoredIndex, StoredNote, StoredSnapshot
from .notes import Note
from .places import Place

MARK = b"NOTES\x00\x00\x01"
CHECKSUM_BYTES = 4


def save(history: History, file: Path) -> None:
    """Write the index. Whoever reads it meanwhile sees the old or the new one."""
    content = StoredIndex.pb(_to_stored(history)).SerializeToString(deterministic=True)
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        draft.write_bytes(MARK + google_crc32c.Checksum(content).digest() + content)
        draft.replace(file)
    except OSError as problem:
        draft.unlink(missing_ok=True)
        raise failed(f"{file} cannot be written: {problem.strerror}") from None


def load(file: Path) -> History:
    """Read the index. Raises AssistantError when it is not there, or not as it was written."""
    content = read_checked(file)
    try:
        return _from_stored(StoredIndex.deserialize(content))
    except (DecodeError, IndexError) as problem:
        raise damaged(f"{file} is not an index of this version: {problem}") from None


def read_checked(file: Path) -> bytes:
    """The content behind the checksum, if it is the one that was written."""
    try:
        whole = file.read_bytes()
    except FileNotFoundError:
        raise not_found(f"there is no index {file}; 'assistant index FOLDER' makes it") from None
    except OSError as problem:
        raise failed(f"{file} cannot be read: {problem.strerror}") from None
    if not whole.startswith(MARK):
        raise damaged(f"{file} is not an index")
    start = len(MARK) + CHECKSUM_BYTES
    if google_crc32c.Checksum(whole[start:]).digest() != whole[len(MARK) : start]:
        raise damaged(f"{file} is damaged: delete it and index the notes again")
    return whole[start:]


def _to_stored(history: History) -> StoredIndex:
    positions: dict[Note, int] = {}
    snapshots = []
    for snapshot in reversed(list(history.snapshots)):
        notes = sorted(snapshot.notes.values(), key=lambda note: note.path)
        at = [positions.setdefault(note, len(positions)) for note in notes]
        snapshots.append(StoredSnapshot(taken=snapshot.taken, notes=at))
    return StoredIndex(notes=[_to_stored_note(note) for note in positions], snapshots=snapshots)


def _to_stored_note(note: Note) -> StoredNote:
    stored = StoredNote(path=note.path, title=note.title, text=note.text)
    if note.place:
        stored.place = latlng_pb2.LatLng(
            latitude=note.place.latitude, longitude=note.place.longitude
        )
    return stored


def _from_stored(index: StoredIndex) -> History:
    notes = [_from_stored_note(stored) for stored in index.notes]
    snapshots: Snapshots = List()
    for stored in index.snapshots:
        here = {notes[at].path: notes[at] for at in stored.notes}
        snapshots = snapshots.push_front(Snapshot(stored.taken, HashTrieMap(here)))
    return History(snapshots)


def _from_stored_note(stored: StoredNote) -> Note:
    place = None
    if "place" in stored:
        place = Place(stored.place.latitude, stored.place.longitude)
    return Note(stored.path, stored.title, stored.text, place)
