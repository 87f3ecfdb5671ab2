"""Words, sentences and scripts of any language, by their Unicode properties."""

from collections.abc import Iterable, Mapping

import regex

WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:['’]\p{L}+)*")
SENTENCE_END = regex.compile(
    r"(?<=[\p{Sentence_Terminal}][\p{Pf}\p{Pe}\"]*)\s+(?=[\p{Pi}\p{Lu}\p{Lo}\p{N}])"
)
SCRIPTS = ("Latin", "Greek", "Cyrillic", "Arabic", "Hebrew", "Devanagari", "Han", "Hangul")
LETTERS = {script: regex.compile(rf"\p{{Script={script}}}") for script in SCRIPTS}


def words(text: str) -> list[str]:
    """The words of a text, without regard to case."""
    return [word.casefold() for word in WORD.findall(text)]


def replace_words(text: str, replacements: Mapping[str, str]) -> str:
    """A text with other words in place of some; everything between them stays."""
    return WORD.sub(lambda match: replacements.get(match[0].casefold(), match[0]), text)


def sentences(text: str) -> list[str]:
    """The sentences of a text; lines that belong together are joined."""
    return [part for part in SENTENCE_END.split(" ".join(text.split())) if part]


def count_scripts(text: str) -> dict[str, int]:
    """How many letters there are of each script that occurs."""
    counts = {script: len(letters.findall(text)) for script, letters in LETTERS.items()}
    return {script: count for script, count in counts.items() if count}


def closest(word: str, vocabulary: Iterable[str]) -> str | None:
    """The known word that differs least from a mistyped one, if one is close enough."""
    errors = 1 if len(word) < 7 else 2
    # BESTMATCH counts the fewest edits, not the first way to match that is found.
    similar = regex.compile(rf"(?:{regex.escape(word)}){{e<={errors}}}", regex.BESTMATCH)
    matches = ((similar.fullmatch(known), known) for known in vocabulary if len(known) > 3)
    # A letter is left out or doubled more often than it is replaced by another.
    ranked = [
        (sum(match.fuzzy_counts), match.fuzzy_counts[0], known) for match, known in matches if match
    ]
    return min(ranked)[-1] if ranked else None
