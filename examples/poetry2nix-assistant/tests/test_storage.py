"""google-crc32c, protobuf, proto-plus and googleapis-common-protos: the index on disk."""

from datetime import UTC, datetime
from pathlib import Path

import google_crc32c
import pytest
from google.protobuf.timestamp_pb2 import Timestamp
from google.type.latlng_pb2 import LatLng

from notes_assistant import storage
from notes_assistant.errors import AssistantError
from notes_assistant.history import History
from notes_assistant.messages import StoredIndex
from notes_assistant.notes import Note
from notes_assistant.places import Place

NOW = datetime(2026, 5, 1, 12, 30, tzinfo=UTC)
FERRY = Note("ferry.md", "Ferry", "Leaves at ten.", Place(53.5, 0))
MARKET = Note("market.md", "Fischmarkt", "Öffnet um fünf.")


@pytest.fixture
def history() -> History:
    first, _ = History().update([FERRY], NOW)
    second, _ = first.update([FERRY, MARKET], NOW)
    return second


def test_what_was_saved_is_loaded(tmp_path: Path, history: History) -> None:
    file = tmp_path / "notes.index"

    storage.save(history, file)
    loaded = storage.load(file)

    assert dict(loaded.notes.items()) == {"ferry.md": FERRY, "market.md": MARKET}
    assert [snapshot.taken for snapshot in loaded.snapshots] == [NOW, NOW]
    assert [path.name for path in tmp_path.iterdir()] == ["notes.index"]


def test_a_note_of_two_snapshots_is_stored_once(tmp_path: Path, history: History) -> None:
    file = tmp_path / "notes.index"
    storage.save(history, file)

    stored = StoredIndex.pb(StoredIndex.deserialize(storage.read_checked(file)))

    assert [note.path for note in stored.notes] == ["ferry.md", "market.md"]
    assert [list(snapshot.notes) for snapshot in stored.snapshots] == [[0], [0, 1]]
    assert stored.notes[0].place == LatLng(latitude=53.5, longitude=0)
    assert stored.snapshots[0].taken == Timestamp(seconds=int(NOW.timestamp()))


def test_the_same_notes_give_the_same_file(tmp_path: Path, history: History) -> None:
    storage.save(history, tmp_path / "one")
    storage.save(storage.load(tmp_path / "one"), tmp_path / "two")

    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_every_flipped_byte_is_noticed(tmp_path: Path, history: History) -> None:
    file = tmp_path / "notes.index"
    storage.save(history, file)
    whole = file.read_bytes()

    for at in range(len(whole)):
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        with pytest.raises(AssistantError) as problem:
            storage.load(file)
        assert problem.value.exit_code == 4


@pytest.mark.parametrize("content", [b"\xff\xff", b"\x12\x03\x12\x01\x07"])
def test_a_right_checksum_over_nonsense_is_no_index(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "notes.index"
    file.write_bytes(storage.MARK + google_crc32c.Checksum(content).digest() + content)

    with pytest.raises(AssistantError, match="is not an index of this version"):
        storage.load(file)


def test_the_checksum_is_in_c() -> None:
    assert google_crc32c.implementation == "c"
    assert google_crc32c.value(b"123456789") == 0xE3069283
