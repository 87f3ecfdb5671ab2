from pathlib import Path

import pytest

from notes_assistant.errors import AssistantError
from notes_assistant.notes import Note, parse_note, read_folder
from notes_assistant.places import Place


def test_a_note_has_a_head_and_paragraphs() -> None:
    note = parse_note(
        "a/pier.md", "---\ntitle: Pier\nplace: 53.5, -9.9\n---\nOne.\n\n\nTwo,\nthree."
    )

    assert note == Note("a/pier.md", "Pier", "One.\n\n\nTwo,\nthree.", Place(53.5, -9.9))
    assert note.passages == ["One.", "Two,\nthree."]


def test_without_a_head_the_title_is_the_file_name() -> None:
    assert parse_note("pier.md", "One.") == Note("pier.md", "pier", "One.")
    assert parse_note("empty.md", "").passages == []


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("---\nplace: here\n---", "pier.md: place: 'here' is not LATITUDE, LONGITUDE"),
        ("---\nplace: 91, 0\n---", "pier.md: place: '91, 0' is not on the earth"),
        ("---\nplace: nan, 0\n---", "pier.md: place: 'nan, 0' is not on the earth"),
        ("---\ntitle: A\nnonsense\n---", "pier.md, line 3: 'nonsense' is not 'name: value'"),
        ("---\ntitle: A\n", "pier.md: its head has no closing ---"),
    ],
)
def test_a_wrong_head_is_named(content: str, message: str) -> None:
    with pytest.raises(AssistantError) as problem:
        parse_note("pier.md", content)

    assert str(problem.value).startswith(message)


def test_hidden_and_other_files_are_no_notes(tmp_path: Path) -> None:
    for name in ("a.md", "b/c.txt", "b/.d.md", ".git/e.md", "f.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Text.", encoding="utf-8")

    assert [note.path for note in read_folder(tmp_path)] == ["a.md", "b/c.txt"]


def test_a_note_in_another_encoding_is_named(tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_bytes("Grüße".encode("latin-1"))

    with pytest.raises(AssistantError, match="old.txt is not written in UTF-8"):
        list(read_folder(tmp_path))
