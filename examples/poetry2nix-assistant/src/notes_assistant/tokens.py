"""Counts the tokens of a text, as language models do, with a vocabulary of our own.

It is in the package, so that nothing is downloaded; training.py says how it was made.
"""

import base64
from functools import cache
from importlib import resources

import tiktoken

PATTERN = r" ?\p{L}+| ?\p{N}{1,3}| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+"
END_OF_TEXT = "<|endoftext|>"


@cache
def encoding() -> tiktoken.Encoding:
    """The encoding of this project."""
    ranks = parse_vocabulary(_data("vocabulary.tiktoken"))
    return tiktoken.Encoding(
        "notes",
        pat_str=PATTERN,
        mergeable_ranks=ranks,
        special_tokens={END_OF_TEXT: len(ranks)},
        explicit_n_vocab=len(ranks) + 1,
    )


def count_tokens(text: str) -> int:
    """How many tokens a text has; what looks like a special token is text as well."""
    return len(encoding().encode(text, disallowed_special=()))


def training_text() -> str:
    """The text that the vocabulary was learnt from."""
    return _data("training.txt")


def parse_vocabulary(content: str) -> dict[bytes, int]:
    """Read tiktoken's own format: a line for each token, in base64, and its rank."""
    pairs = (line.split() for line in content.splitlines())
    return {base64.b64decode(token): int(rank) for token, rank in pairs}


def format_vocabulary(ranks: dict[bytes, int]) -> str:
    """Write tiktoken's own format."""
    return "".join(f"{base64.b64encode(token).decode()} {rank}\n" for token, rank in ranks.items())


def _data(name: str) -> str:
    return (resources.files(__package__) / "data" / name).read_text(encoding="utf-8")
