"""Answers, which arrive as JSON bit by bit: from the notes themselves, or from a local model."""

import json
import shlex
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import jiter

from .errors import failed
from .prompts import Prompt
from .words import sentences, words

PIECE_BYTES = 64
SENTENCES = 2
WORTH_QUOTING = 0.5
"""How well a further sentence must fit, compared with the best."""


@dataclass(frozen=True)
class Answer:
    """What is known of an answer so far; the sources are numbers of passages of the prompt."""

    text: str
    sources: tuple[int, ...] = ()


def quote(prompt: Prompt) -> Iterator[bytes]:
    """Answer with the sentences that share the most words with the question."""
    asked = set(words(prompt.question))
    candidates = [
        (len(asked & set(words(sentence))) * match.score, -number, sentence)
        for number, match in enumerate(prompt.matches, start=1)
        for sentence in sentences(match.passage.text)
    ]
    ranked = sorted(candidates, reverse=True)
    best = [found for found in ranked if found[0] > WORTH_QUOTING * ranked[0][0]][:SENTENCES]
    answer = {
        "answer": " ".join(sentence for _, _, sentence in best),
        "sources": sorted({-number for _, number, _ in best}),
    }
    content = json.dumps(answer, ensure_ascii=False).encode()
    yield from (content[at : at + PIECE_BYTES] for at in range(0, len(content), PIECE_BYTES))


def ask_model(command: str, prompt: Prompt) -> Iterator[bytes]:
    """Start a program, give it the prompt, and hand on what it writes as soon as it does."""
    with tempfile.TemporaryFile() as question:
        question.write(str(prompt).encode())
        question.seek(0)
        try:
            model = subprocess.Popen(
                shlex.split(command), stdin=question, stdout=subprocess.PIPE, bufsize=0
            )
        except (OSError, ValueError, IndexError) as problem:
            raise failed(f"the model {command!r} cannot be started: {problem}") from None
        with model:
            assert model.stdout
            while piece := model.stdout.read(PIECE_BYTES):
                yield piece
    if model.returncode:
        raise failed(f"the model {command!r} ended with {model.returncode}")


def read_answers(pieces: Iterable[bytes]) -> Iterator[Answer]:
    """Read an answer while it arrives: yields it each time that more of it is known.

    Raises AssistantError when what has arrived in the end is not an answer.
    """
    received = b""
    latest = Answer("")
    for piece in pieces:
        received += piece
        try:
            answer = _to_answer(jiter.from_json(received, partial_mode="trailing-strings"))
        except (ValueError, TypeError):
            # A letter of several bytes is not complete yet, or it is no JSON: the end tells.
            continue
        if answer != latest:
            latest = answer
            yield answer
    try:
        complete = _to_answer(jiter.from_json(received))
    except (ValueError, TypeError) as problem:
        raise failed(f"the model's answer cannot be read: {problem}") from None
    if complete != latest:
        yield complete


def _to_answer(value: object) -> Answer:
    if not isinstance(value, dict):
        raise TypeError("it is not a JSON object")
    text, sources = value.get("answer", ""), value.get("sources", [])
    if not isinstance(text, str):
        raise TypeError("'answer' is not text")
    if not isinstance(sources, list) or not all(type(number) is int for number in sources):
        raise TypeError("'sources' are not whole numbers")
    return Answer(text, tuple(sources))
