"""tiktoken, with the vocabulary of this project."""

import pytest

from notes_assistant.tokens import count_tokens, encoding, format_vocabulary, training_text
from notes_assistant.training import SIZE, train


def test_the_vocabulary_is_what_training_gives() -> None:
    ranks = train(training_text(), SIZE)

    assert encoding()._mergeable_ranks == ranks
    assert format_vocabulary({b"a": 0, b" the": 1}) == "YQ== 0\nIHRoZQ== 1\n"


@pytest.mark.parametrize("text", ["", "The ferry leaves.", "Καλημέρα, Lübeck 🎉", "<|endoftext|>"])
def test_every_text_survives(text: str) -> None:
    encoded = encoding().encode(text, disallowed_special=())

    assert encoding().decode(encoded) == text
    assert count_tokens(text) == len(encoded)


def test_frequent_words_are_one_token() -> None:
    assert count_tokens(" the") == 1
    assert count_tokens(" xylophone") > 3
