"""What the commands do. Each gives back what it found, as text for people and as data."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from . import storage
from .answers import Answer, ask_model, quote, read_answers
from .errors import AssistantError, failed, not_found
from .fingerprints import fingerprints
from .history import Changes, History, compare
from .notes import Note, is_note, read_folder
from .places import Place, near, read_area, within
from .prompts import Prompt, fit_prompt
from .similarity import Match, Similarity
from .tokens import count_tokens
from .watching import wait_for_changes
from .words import count_scripts, replace_words, words

CANDIDATES = 20
"""How many passages are tried for a prompt."""


@dataclass(frozen=True)
class Result:
    """What a command found."""

    text: str
    data: dict[str, object]


def index(folder: Path, index_file: Path) -> Result:
    """Read the notes and remember them, next to what was known before."""
    history = storage.load(index_file) if index_file.exists() else History()
    updated, changes = history.update(read_folder(folder), datetime.now(UTC))
    if updated is not history:
        storage.save(updated, index_file)
    return _changed(f"{_count(len(updated.notes), 'note')} in {index_file}", changes)


def watch(folder: Path, index_file: Path, rounds: int | None) -> Iterator[Result]:
    """Index the notes now and each time they change. A note that is wrong does not end it."""
    for round_number, _ in enumerate(wait_for_changes(folder), start=1):
        try:
            yield index(folder, index_file)
        except AssistantError as problem:
            yield Result(f"not indexed: {problem}", {"error": str(problem)})
        if round_number == rounds:
            return


def undo(index_file: Path) -> Result:
    """Go back to the notes as they were before they were last indexed."""
    history = storage.load(index_file)
    older = history.undo()
    if older is None:
        raise not_found("there is nothing to undo: the notes were indexed once")
    storage.save(older, index_file)
    changes = compare(history.notes, older.notes)
    return _changed(f"Back to {_count(len(older.notes), 'note')}", changes)


def ask(
    index_file: Path,
    question: str,
    budget: int,
    model: str | None,
    place: tuple[Place, float] | None,
    show: Callable[[str], None],
) -> Result:
    """Answer a question from the notes; `show` gets the answer bit by bit."""
    notes = _notes(index_file)
    if place:
        notes = [note for note, _ in _near(notes, *place)]
    similarity = Similarity(notes)
    corrections = similarity.corrections(question)
    if corrections:
        listed = ", ".join(f"{known} for {word}" for word, known in corrections.items())
        show(f"(Taking {listed}.)\n")
    sought = replace_words(question, corrections)
    matches = similarity.search(sought, CANDIDATES)
    if not matches:
        return Result("The notes say nothing about that.", {"answer": "", "sources": []})
    prompt = fit_prompt(sought, matches, budget)
    return _answered(prompt, ask_model(model, prompt) if model else quote(prompt), show)


def related(index_file: Path, path: str, limit: int) -> Result:
    """The passages of other notes that are most similar to a note."""
    similarity = Similarity(_notes(index_file))
    if all(passage.note.path != path for passage in similarity.passages):
        raise not_found(f"there is no note {path} in {index_file}, or it is empty")
    matches = similarity.related(path, limit)
    lines = [f"{match.score:.2f}  {match.passage.note.path}" for match in matches]
    return Result("\n".join(lines) or "No other note is similar.", {"related": _sources(matches)})


def list_near(index_file: Path, centre: Place, within_km: float) -> Result:
    """The notes near a place, nearest first."""
    found = _near(_notes(index_file), centre, within_km)
    lines = [f"{km:6.1f} km  {note.path}  {note.title}" for note, km in found]
    data = [{"path": note.path, "title": note.title, "km": round(km, 3)} for note, km in found]
    return Result("\n".join(lines) or f"No note within {within_km:g} km.", {"near": data})


def list_inside(index_file: Path, area_file: Path) -> Result:
    """The notes inside an area."""
    area = read_area(area_file)
    placed = _placed(_notes(index_file))
    found = [placed[at] for at in within([note.place for note in placed if note.place], area)]
    lines = [f"{note.path}  {note.title}" for note in found]
    data = [{"path": note.path, "title": note.title} for note in found]
    return Result("\n".join(lines) or "No note in this area.", {"inside": data})


def stats(index_file: Path) -> Result:
    """How much there is."""
    history = storage.load(index_file)
    notes = list(history.notes.values())
    text = "\n".join(f"{note.title}\n{note.text}" for note in notes)
    data: dict[str, object] = {
        "notes": len(notes),
        "passages": sum(len(note.passages) for note in notes),
        "places": len(_placed(notes)),
        "words": len(words(text)),
        "tokens": count_tokens(text),
        "scripts": count_scripts(text),
        "snapshots": len(list(history.snapshots)),
    }
    width = max(map(len, data))
    return Result("\n".join(f"{key:{width}}  {_plain(data[key])}" for key in data), data)


def list_fingerprints(folder: Path) -> Result:
    """The Xet fingerprint of each note: what a hub would know it by."""
    if not folder.is_dir():
        raise not_found(f"there is no folder {folder}")
    files = [file for file in sorted(folder.rglob("*")) if is_note(file.relative_to(folder))]
    found = {file.relative_to(folder).as_posix(): xet for file, xet in fingerprints(files).items()}
    lines = [f"{xet}  {path}" for path, xet in found.items()]
    return Result("\n".join(lines) or "No notes.", {"fingerprints": found})


def _answered(prompt: Prompt, pieces: Iterable[bytes], show: Callable[[str], None]) -> Result:
    answer = Answer("")
    for latest in read_answers(pieces):
        show(latest.text.removeprefix(answer.text))
        answer = latest
    unknown = [number for number in answer.sources if not 1 <= number <= len(prompt.matches)]
    if unknown:
        raise failed(f"the answer names passage {unknown[0]}, and there is none")
    used = [prompt.matches[number - 1] for number in answer.sources]
    notes = dict.fromkeys(match.passage.note for match in used)
    lines = [f"  {note.path}  {note.title}" for note in notes]
    data = {"answer": answer.text, "sources": _sources(used), "promptTokens": prompt.tokens}
    return Result("\n".join(["", "", "From:", *lines] if used else [""]), data)


def _notes(index_file: Path) -> list[Note]:
    return sorted(storage.load(index_file).notes.values(), key=lambda note: note.path)


def _placed(notes: Iterable[Note]) -> list[Note]:
    return [note for note in notes if note.place]


def _near(notes: Iterable[Note], centre: Place, within_km: float) -> list[tuple[Note, float]]:
    placed = _placed(notes)
    found = near([note.place for note in placed if note.place], centre, within_km)
    return [(placed[at], km) for at, km in found]


def _sources(matches: Iterable[Match]) -> list[dict[str, object]]:
    return [
        {
            "path": match.passage.note.path,
            "text": match.passage.text,
            "score": round(match.score, 4),
        }
        for match in matches
    ]


def _changed(summary: str, changes: Changes) -> Result:
    signs = {"+": changes.added, "~": changes.changed, "-": changes.removed}
    lines = [f"  {sign} {path}" for sign, paths in signs.items() for path in paths]
    return Result("\n".join([summary, *(lines or ["  no changes"])]), asdict(changes))


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _plain(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name} {number}" for name, number in value.items())
    return str(value)
