"""What the audit found."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from .fairness import Fairness
from .onnx_export import Export
from .significance import GroupEffect, RateTest
from .tuning import Tuning


@dataclass(frozen=True)
class Origin:
    """Where the applicants come from, and the bias that was put in."""

    rows: int
    seed: int
    penalty: float
    approval_rates: dict[str, float]


@dataclass(frozen=True)
class ModelAudit:
    """What was found about one model, on applicants that it had not seen."""

    auc: float
    fairness: Fairness
    rate_test: RateTest
    contributions: dict[str, float]
    onnx: Export

    def __str__(self) -> str:
        fairness = self.fairness
        verdict = "passes" if fairness.passes_four_fifths_rule else "fails"
        return (
            f"AUC {self.auc:.3f}, "
            f"demographic parity difference {fairness.demographic_parity_difference:.3f} "
            f"(p = {self.rate_test.p_value:.2g}), "
            f"equalised odds difference {fairness.equalized_odds_difference:.3f}; "
            f"{verdict} the four-fifths rule."
        )


@dataclass(frozen=True)
class Report:
    """The whole audit."""

    data: Origin
    past_decisions: GroupEffect
    tuning: Tuning
    models: dict[str, ModelAudit]

    def to_json(self) -> str:
        """The report as JSON. A number that is not finite is an error, as JSON has none."""
        return json.dumps(asdict(self), indent=2, allow_nan=False) + "\n"

    def write(self, path: Path) -> None:
        """Write the report as JSON."""
        path.write_text(self.to_json(), encoding="utf-8")

    def summary(self) -> str:
        """The findings in a few lines."""
        low, high = self.past_decisions.confidence_interval
        past = (
            f"Past decisions: in group B the odds of approval were "
            f"{self.past_decisions.odds_ratio:.2f} times those in group A, like for like "
            f"(95% {low:.2f} to {high:.2f})."
        )
        return "\n".join([past, *(f"{name}: {audit}" for name, audit in self.models.items())])
