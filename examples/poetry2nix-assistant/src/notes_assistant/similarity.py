"""Which passages have to do with a question: TF-IDF as sparse matrices, compared by angle."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.sparse import linalg

from .notes import Note
from .words import closest, words


@dataclass(frozen=True)
class Passage:
    """A paragraph of a note."""

    note: Note
    text: str


@dataclass(frozen=True)
class Match:
    """A passage, and how similar it is: 1 for the same words, 0 for none in common."""

    passage: Passage
    score: float


class Similarity:
    """All passages of some notes, ready to be compared."""

    def __init__(self, notes: Iterable[Note]) -> None:
        self.passages = [Passage(note, text) for note in notes for text in note.passages]
        counts = [Counter(words(f"{p.note.title} {p.text}")) for p in self.passages]
        self.vocabulary = {word: at for at, word in enumerate(sorted(set().union(*counts)))}
        frequencies = self._matrix(counts)
        occurs_in = np.bincount(frequencies.indices, minlength=len(self.vocabulary))
        self._rarity = np.log((1 + len(self.passages)) / (1 + occurs_in)) + 1
        self._weights = self._weigh(frequencies)

    def search(self, question: str, limit: int) -> list[Match]:
        """The most similar passages, the best first; those with no word in common are left out."""
        asked = Counter(words(question))
        return self._rank(self._weigh(self._matrix([asked])), limit)

    def related(self, path: str, limit: int) -> list[Match]:
        """The passages of other notes that are most similar to a note."""
        rows = [at for at, passage in enumerate(self.passages) if passage.note.path == path]
        if not rows:
            return []
        whole = sparse.csr_array(self._weights[rows].sum(axis=0).reshape(1, -1))
        found = self._rank(_unit(whole), len(self.passages))
        return [match for match in found if match.passage.note.path != path][:limit]

    def corrections(self, question: str) -> dict[str, str]:
        """Words of a question that no note has, and the most similar word that one has."""
        unknown = sorted(set(words(question)) - self.vocabulary.keys())
        found = {word: closest(word, self.vocabulary) for word in unknown if len(word) > 3}
        return {word: known for word, known in found.items() if known}

    def _rank(self, asked: sparse.csr_array, limit: int) -> list[Match]:
        scores = (self._weights @ asked.T).toarray().ravel()
        best = np.argsort(-scores, kind="stable")[:limit]
        return [Match(self.passages[at], float(scores[at])) for at in best if scores[at] > 0]

    def _matrix(self, counts: Sequence[Counter[str]]) -> sparse.csr_array:
        cells = [
            (row, self.vocabulary[word], count)
            for row, counted in enumerate(counts)
            for word, count in counted.items()
            if word in self.vocabulary
        ]
        rows, columns, values = np.array(cells, dtype=int).reshape(-1, 3).T
        shape = (len(counts), len(self.vocabulary))
        return sparse.csr_array((values.astype(float), (rows, columns)), shape=shape)

    def _weigh(self, frequencies: sparse.csr_array) -> sparse.csr_array:
        damped = frequencies.copy()
        damped.data = 1 + np.log(damped.data)
        return _unit(damped.multiply(self._rarity).tocsr())


def _unit(rows: sparse.csr_array) -> sparse.csr_array:
    lengths = linalg.norm(rows, axis=1)
    return sparse.diags_array(1 / np.where(lengths == 0, 1, lengths)) @ rows
