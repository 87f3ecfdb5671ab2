import json
import shlex
import sys
from pathlib import Path

import pytest
from conftest import Assistant
from google.protobuf import json_format
from google.rpc.code_pb2 import INVALID_ARGUMENT
from google.rpc.error_details_pb2 import BadRequest
from google.rpc.status_pb2 import Status

from notes_assistant.cli import main


def test_only_what_changed_is_indexed_and_can_be_undone(indexed: Assistant, notes: Path) -> None:
    (notes / "ferry.md").unlink()
    (notes / "bus.md").write_text("The bus is full.", encoding="utf-8")

    assert indexed("index", notes) == f"5 notes in {indexed.index}\n  + bus.md\n  - ferry.md\n"
    assert indexed("index", notes) == f"5 notes in {indexed.index}\n  no changes\n"
    assert indexed("undo") == "Back to 5 notes\n  + ferry.md\n  - bus.md\n"
    assert indexed.fail("undo") == (
        3,
        "assistant: there is nothing to undo: the notes were indexed once\n",
    )


def test_an_answer_names_its_sources(indexed: Assistant) -> None:
    assert indexed("ask", "Who has the key to the tool cupbord?") == (
        "(Taking cupboard for cupbord.)\nAnna has the key to the tool cupboard.\n\n"
        "From:\n  workshop.md  Bicycle workshop\n"
    )
    assert indexed("ask", "Quantum physics?") == "The notes say nothing about that.\n"
    assert indexed("ask", "ferry", "--near", "53.87", "10.68") == (
        "The notes say nothing about that.\n"
    )


def test_an_answer_as_data(indexed: Assistant) -> None:
    answer = json.loads(indexed("--json", "ask", "marzipan", "--budget", "160"))

    assert answer["answer"] == "Marzipan is best bought in the side streets."
    assert [source["path"] for source in answer["sources"]] == ["lübeck.md"]
    assert answer["promptTokens"] <= 160


def test_a_model_answers_from_the_notes(indexed: Assistant) -> None:
    code = 'print(\'{"answer": "At bridge 3.", "sources": [1]}\')'
    command = shlex.join([sys.executable, "-c", code])

    assert indexed("ask", "ferry", "--model", command) == (
        "At bridge 3.\n\nFrom:\n  ferry.md  Ferry 62\n"
    )
    wrong = command.replace("[1]", "[9]")
    assert indexed.fail("--json", "ask", "ferry", "--model", wrong)[0] == 1


def test_places(indexed: Assistant, notes: Path) -> None:
    assert indexed("near", "53.55", "9.97", "--within", "1.5") == (
        "   0.5 km  ferry.md  Ferry 62\n   1.3 km  fish-market.md  Fish market\n"
    )
    assert indexed("near", "-53.55", "-9.97") == "No note within 5 km.\n"
    assert indexed("inside", notes / "inner-city.geojson") == (
        "ferry.md  Ferry 62\nfish-market.md  Fish market\n"
    )


def test_stats(indexed: Assistant) -> None:
    stats = json.loads(indexed("--json", "stats"))

    assert stats["notes"] == 5
    assert stats["places"] == 4
    assert stats["snapshots"] == 1
    assert stats["tokens"] > stats["words"] > 100
    assert list(stats["scripts"]) == ["Latin", "Greek"]
    assert "scripts    Latin" in indexed("stats")


def test_related_notes_and_fingerprints(indexed: Assistant, notes: Path) -> None:
    assert indexed("related", "ferry.md", "--limit", "1") == "0.12  fish-market.md\n"
    listed = indexed("fingerprints", notes).splitlines()
    assert [line.split("  ")[1] for line in listed] == [
        "ferry.md",
        "fish-market.md",
        "greek.txt",
        "lübeck.md",
        "workshop.md",
    ]


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["near", "north", "9"], 2, "assistant: 'north, 9' is not LATITUDE, LONGITUDE in degrees"),
        (["near", "53", "9", "--within", "-1"], 2, "'-1' is not a distance in km"),
        (["ask", "ferry", "--budget", "0"], 2, "'0' is not a whole number from 1"),
        (["ask", "ferry", "--budget", "9"], 2, "assistant: the question alone takes"),
        (["dance"], 2, "invalid choice: 'dance'"),
        (["index", "/no/folder"], 3, "assistant: there is no folder /no/folder"),
        (["watch", "/no/folder"], 3, "assistant: there is no folder /no/folder"),
        (["fingerprints", "/no/folder"], 3, "assistant: there is no folder /no/folder"),
        (["related", "bus.md"], 3, "assistant: there is no note bus.md in "),
        (["inside", "/no/area"], 2, "assistant: /no/area cannot be read: No such file"),
    ],
)
def test_errors_are_one_line(
    indexed: Assistant, arguments: list[str], code: int, message: str
) -> None:
    left_with, shown = indexed.fail(*arguments)

    assert left_with == code
    assert message in shown
    assert shown.count("\n") == 1


def test_without_an_index_there_is_a_hint(assistant: Assistant) -> None:
    code, shown = assistant.fail("ask", "ferry")

    assert code == 3
    assert "there is no index" in shown
    assert "'assistant index FOLDER' makes it" in shown


def test_a_damaged_index_is_refused(indexed: Assistant) -> None:
    indexed.index.write_bytes(indexed.index.read_bytes()[:-1])

    code, shown = indexed.fail("stats")

    assert code == 4
    assert "is damaged: delete it and index the notes again" in shown


def test_an_error_as_data_is_a_google_rpc_status(indexed: Assistant) -> None:
    code, shown = indexed.fail("--json", "near", "91", "0")

    status = json_format.Parse(shown, Status())
    details = BadRequest()
    assert status.details[0].Unpack(details)
    assert (code, status.code) == (2, INVALID_ARGUMENT)
    assert details.field_violations[0].field == "place"


def test_help_says_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as leaving:
        main(["--help"])

    assert leaving.value.code == 0
    assert "near a place" in capsys.readouterr().out
