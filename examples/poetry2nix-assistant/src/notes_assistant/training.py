"""Makes data/vocabulary.tiktoken: `python -m notes_assistant.training > FILE`."""

import sys
from collections import Counter
from itertools import pairwise

import regex

from .tokens import PATTERN, format_vocabulary, training_text

SIZE = 768
"""256 for the bytes, the others are learnt."""

Pair = tuple[bytes, bytes]


def train(text: str, size: int) -> dict[bytes, int]:
    """Learn byte pairs: join the most frequent pair to a token, again and again."""
    ranks = {bytes([byte]): byte for byte in range(256)}
    words = Counter(
        tuple(bytes([byte]) for byte in word.encode()) for word in regex.findall(PATTERN, text)
    )
    while len(ranks) < size and (pairs := _count_pairs(words)):
        # Of equally frequent pairs the same one on every machine.
        best = min(pairs, key=lambda pair: (-pairs[pair], pair))
        ranks[b"".join(best)] = len(ranks)
        words = Counter({_join(word, best): count for word, count in words.items()})
    return ranks


def _count_pairs(words: Counter[tuple[bytes, ...]]) -> Counter[Pair]:
    pairs: Counter[Pair] = Counter()
    for word, count in words.items():
        for pair in pairwise(word):
            pairs[pair] += count
    return pairs


def _join(word: tuple[bytes, ...], pair: Pair) -> tuple[bytes, ...]:
    joined: list[bytes] = []
    at = 0
    while at < len(word):
        length = 2 if word[at : at + 2] == pair else 1
        joined.append(b"".join(word[at : at + length]))
        at += length
    return tuple(joined)


if __name__ == "__main__":
    sys.stdout.write(format_vocabulary(train(training_text(), SIZE)))
