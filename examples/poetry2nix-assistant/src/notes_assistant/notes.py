"""Notes: Markdown or text files, with an optional head that says where they belong.

---
title: The fish market
place: 53.5447, 9.9517
---
Open on Sundays only.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .errors import bad_input, not_found
from .places import Place, parse_place

SUFFIXES = {".md", ".txt"}
FENCE = "---"


@dataclass(frozen=True)
class Note:
    """One file; `path` is relative to the folder of notes."""

    path: str
    title: str
    text: str
    place: Place | None = None

    @property
    def passages(self) -> list[str]:
        """Its paragraphs."""
        return [part.strip() for part in self.text.split("\n\n") if part.strip()]


def read_folder(folder: Path) -> Iterator[Note]:
    """Read every note below a folder, in the order of their paths.

    Raises AssistantError when the folder is not there or a note cannot be read.
    """
    if not folder.is_dir():
        raise not_found(f"there is no folder {folder}")
    for file in sorted(folder.rglob("*")):
        path = file.relative_to(folder)
        if is_note(path) and file.is_file():
            yield parse_note(path.as_posix(), _read(file))


def is_note(path: Path) -> bool:
    """Whether a path, relative to the folder, names a note; hidden ones do not."""
    return path.suffix in SUFFIXES and not any(part.startswith(".") for part in path.parts)


def parse_note(path: str, content: str) -> Note:
    """Make a note of a file's content. Raises AssistantError for a head that is wrong."""
    head, text = _split(path, content)
    place = None
    if "place" in head:
        try:
            place = parse_place(head["place"])
        except ValueError as problem:
            raise bad_input(f"{path}: place: {problem}", field="place") from None
    return Note(path, head.get("title") or Path(path).stem, text.strip(), place)


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise bad_input(f"{file} is not written in UTF-8") from None
    except OSError as problem:
        raise bad_input(f"{file} cannot be read: {problem.strerror}") from None


def _split(path: str, content: str) -> tuple[dict[str, str], str]:
    first, *rest = content.splitlines() or [""]
    if first.strip() != FENCE:
        return {}, content
    head: dict[str, str] = {}
    for number, line in enumerate(rest, start=2):
        if line.strip() == FENCE:
            return head, "\n".join(rest[number - 1 :])
        key, colon, value = line.partition(":")
        if line.strip() and not colon:
            raise bad_input(f"{path}, line {number}: {line.strip()!r} is not 'name: value'")
        head[key.strip()] = value.strip()
    raise bad_input(f"{path}: its head has no closing {FENCE}")
