"""The command line."""

import argparse
import json
import math
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NoReturn

from . import commands
from .commands import Result
from .errors import AssistantError, bad_input
from .places import Place, parse_place


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, without the usage before it."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}\n")


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the program.

    Leaves with 2 for bad input, 3 for what is not there, 4 for a damaged index, and with 1 when
    something else goes wrong.
    """
    chosen = _make_parser().parse_args(arguments)
    try:
        for result in _run(chosen):
            print(json.dumps(result.data, ensure_ascii=False) if chosen.json else result.text)
            sys.stdout.flush()
    except AssistantError as problem:
        text = problem.to_json() if chosen.json else f"assistant: {problem}"
        print(text, file=sys.stderr)
        sys.exit(problem.exit_code)
    except KeyboardInterrupt:
        # Watching is meant to be ended like this.
        sys.exit(0 if chosen.command == "watch" else 130)


def _run(chosen: argparse.Namespace) -> Iterable[Result]:
    match chosen.command:
        case "index":
            return [commands.index(chosen.folder, chosen.index)]
        case "watch":
            return commands.watch(chosen.folder, chosen.index, chosen.rounds)
        case "undo":
            return [commands.undo(chosen.index)]
        case "ask":
            return [_ask(chosen)]
        case "related":
            return [commands.related(chosen.index, chosen.note, chosen.limit)]
        case "near":
            centre = _place([chosen.latitude, chosen.longitude])
            return [commands.list_near(chosen.index, centre, chosen.within)]
        case "inside":
            return [commands.list_inside(chosen.index, chosen.area)]
        case "stats":
            return [commands.stats(chosen.index)]
        case _:
            return [commands.list_fingerprints(chosen.folder)]


def _ask(chosen: argparse.Namespace) -> Result:
    def show(text: str) -> None:
        if not chosen.json:
            print(text, end="", flush=True)

    place = (_place(chosen.near), chosen.within) if chosen.near else None
    return commands.ask(chosen.index, chosen.question, chosen.budget, chosen.model, place, show)


def _make_parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="assistant",
        description="Answers questions from a folder of notes, on this machine alone.",
    )
    parser.add_argument(
        "--index", type=Path, default=Path("notes.index"), metavar="FILE", help="the index"
    )
    parser.add_argument("--json", action="store_true", help="write JSON, errors as well")
    adding = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add_indexing(adding)
    _add_questions(adding)
    _add_places(adding)
    return parser


def _add_indexing(adding: argparse._SubParsersAction) -> None:
    for name, help in (
        ("index", "read the notes in a folder"),
        ("watch", "index now and each time a note changes"),
        ("fingerprints", "the fingerprints of the notes in Xet storage"),
    ):
        command = adding.add_parser(name, help=help)
        command.add_argument("folder", type=Path, metavar="FOLDER")
        if name == "watch":
            command.add_argument("--rounds", type=_count, metavar="N", help="end after N times")
    adding.add_parser("undo", help="go back to the notes before they were last indexed")
    adding.add_parser("stats", help="how much there is")


def _add_questions(adding: argparse._SubParsersAction) -> None:
    ask = adding.add_parser("ask", help="answer a question")
    ask.add_argument("question", metavar="QUESTION")
    ask.add_argument("--budget", type=_count, default=512, metavar="TOKENS", help="for the prompt")
    ask.add_argument(
        "--model", metavar="COMMAND", help="a program that reads a prompt and writes JSON"
    )
    ask.add_argument("--near", nargs=2, metavar=("LATITUDE", "LONGITUDE"), help="notes near here")
    ask.add_argument("--within", type=_distance, default=5.0, metavar="KM", help="how near")
    related = adding.add_parser("related", help="what is similar to a note")
    related.add_argument("note", metavar="NOTE")
    related.add_argument("--limit", type=_count, default=5, metavar="N")


def _add_places(adding: argparse._SubParsersAction) -> None:
    near = adding.add_parser("near", help="the notes near a place")
    near.add_argument("latitude", metavar="LATITUDE")
    near.add_argument("longitude", metavar="LONGITUDE")
    near.add_argument("--within", type=_distance, default=5.0, metavar="KM", help="how near")
    inside = adding.add_parser("inside", help="the notes inside an area")
    inside.add_argument("area", type=Path, metavar="GEOJSON")


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 8 and int(text) > 0):
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 1 to 9999999")
    return int(text)


def _distance(text: str) -> float:
    try:
        km = float(text)
    except ValueError:
        km = math.nan
    if not 0 <= km < math.inf:
        raise argparse.ArgumentTypeError(f"{text!r} is not a distance in km")
    return km


def _place(numbers: Sequence[str]) -> Place:
    try:
        return parse_place(", ".join(numbers))
    except ValueError as problem:
        raise bad_input(str(problem), field="place") from None
