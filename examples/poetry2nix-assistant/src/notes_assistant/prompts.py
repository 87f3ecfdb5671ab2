"""What a model is told: the passages that fit, and the question."""

from collections.abc import Iterable
from dataclasses import dataclass

from .errors import bad_input
from .similarity import Match
from .tokens import count_tokens

INSTRUCTIONS = (
    "Answer the question from the numbered passages alone. Write JSON: "
    '{"answer": "...", "sources": [numbers of the passages used]}'
)


@dataclass(frozen=True)
class Prompt:
    """A question with passages; their numbers start at 1."""

    question: str
    matches: list[Match]

    def __str__(self) -> str:
        passages = [
            f"[{number}] {match.passage.note.title}: {match.passage.text}"
            for number, match in enumerate(self.matches, start=1)
        ]
        return "\n\n".join([INSTRUCTIONS, *passages, f"Question: {self.question}"])

    @property
    def tokens(self) -> int:
        """How long it is."""
        return count_tokens(str(self))


def fit_prompt(question: str, matches: Iterable[Match], budget: int) -> Prompt:
    """Take the best passages that fit into a number of tokens.

    Raises AssistantError when the question does not fit, or none of the passages next to it.
    """
    prompt = Prompt(question, [])
    alone = prompt.tokens
    if alone > budget:
        raise bad_input(f"the question alone takes {alone} tokens, more than {budget}", "budget")
    for match in matches:
        longer = Prompt(question, [*prompt.matches, match])
        # A passage too long is skipped: a shorter one after it may fit.
        if longer.tokens <= budget:
            prompt = longer
    if not prompt.matches:
        raise bad_input(
            f"no passage fits into {budget} tokens: the question alone takes {alone}", "budget"
        )
    return prompt
