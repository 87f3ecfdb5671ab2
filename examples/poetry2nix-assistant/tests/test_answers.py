"""jiter: answers that arrive bit by bit; prompts that fit into a budget."""

import shlex
import sys

import pytest

from notes_assistant.answers import Answer, ask_model, quote, read_answers
from notes_assistant.errors import AssistantError
from notes_assistant.notes import Note
from notes_assistant.prompts import Prompt, fit_prompt
from notes_assistant.similarity import Match, Passage


def match(title: str, text: str, score: float = 0.5) -> Match:
    return Match(Passage(Note(f"{title}.md", title, text), text), score)


FERRY = match("Ferry", "The ferry leaves at ten. It is white.")
MARKET = match("Market", "The market opens at five, and it is large and loud and long.", 0.4)


def model(code: str) -> str:
    """A model that is a line of Python."""
    return shlex.join([sys.executable, "-c", code])


def test_an_unfinished_answer_is_read_as_far_as_it_goes() -> None:
    pieces = [b'{"ans', b'wer": "At t', b'en.", "sources": [1', b"2]}"]

    assert list(read_answers(pieces)) == [
        Answer("At t"),
        Answer("At ten.", (1,)),
        Answer("At ten.", (12,)),
    ]


def test_a_letter_may_come_in_two_pieces() -> None:
    content = '{"answer": "Fünf Uhr"}'.encode()
    cut = content.index("ü".encode()) + 1

    *_, last = read_answers([content[:cut], content[cut:]])

    assert last == Answer("Fünf Uhr")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b'{"answer": "At', "EOF while parsing a string"),
        (b"At ten.", "expected value"),
        (b'["At ten."]', "it is not a JSON object"),
        (b'{"answer": 10}', "'answer' is not text"),
        (b'{"answer": "", "sources": ["1"]}', "'sources' are not whole numbers"),
        (b"", "EOF while parsing a value"),
    ],
)
def test_what_is_no_answer_is_named(content: bytes, message: str) -> None:
    with pytest.raises(AssistantError, match=f"the model's answer cannot be read: {message}"):
        list(read_answers([content]))


def test_the_best_sentence_is_quoted() -> None:
    *_, answer = read_answers(quote(Prompt("When does the ferry leave?", [FERRY, MARKET])))

    assert answer == Answer("The ferry leaves at ten.", (1,))


def test_a_local_program_can_be_the_model() -> None:
    code = "import sys; print('{\"answer\": \"%d\"}' % sys.stdin.read().count('Ferry'))"

    assert list(read_answers(ask_model(model(code), Prompt("When?", [FERRY])))) == [Answer("1")]


@pytest.mark.parametrize(
    ("command", "message"),
    [
        (model("raise SystemExit(7)"), "ended with 7"),
        ("/no/such/model", "cannot be started: .*No such file"),
        ("'unclosed", "cannot be started: No closing quotation"),
        ("", "cannot be started"),
    ],
)
def test_a_model_that_fails_is_named(command: str, message: str) -> None:
    with pytest.raises(AssistantError, match=message):
        list(ask_model(command, Prompt("When?", [])))


def test_a_prompt_takes_the_passages_that_fit() -> None:
    whole = Prompt("When?", [FERRY, MARKET]).tokens
    without_market = Prompt("When?", [FERRY]).tokens

    assert fit_prompt("When?", [FERRY, MARKET], budget=whole).matches == [FERRY, MARKET]
    assert fit_prompt("When?", [FERRY, MARKET], budget=whole - 1).matches == [FERRY]
    # The longer one does not fit, and the shorter one after it does.
    assert fit_prompt("When?", [MARKET, FERRY], budget=without_market).matches == [FERRY]
    with pytest.raises(AssistantError, match="the question alone takes"):
        fit_prompt("When?", [FERRY], budget=5)
    with pytest.raises(AssistantError, match="no passage fits"):
        fit_prompt("When?", [FERRY], budget=without_market - 1)
