"""How differently a model treats the groups."""

from dataclasses import dataclass

import numpy as np
from fairlearn.metrics import (
    MetricFrame,
    demographic_parity_difference,
    demographic_parity_ratio,
    equalized_odds_difference,
    false_positive_rate,
    selection_rate,
    true_positive_rate,
)
from sklearn.metrics import accuracy_score

from .dataset import Part

METRICS = {
    "accuracy": accuracy_score,
    "selection_rate": selection_rate,
    "true_positive_rate": true_positive_rate,
    "false_positive_rate": false_positive_rate,
}

FOUR_FIFTHS = 0.8
"""A group selected less than this often, relative to the other, counts as adversely affected."""


@dataclass(frozen=True)
class Fairness:
    """A model's metrics for each group, and the gaps between the groups."""

    by_group: dict[str, dict[str, float]]
    demographic_parity_difference: float
    demographic_parity_ratio: float
    equalized_odds_difference: float
    passes_four_fifths_rule: bool


def measure_fairness(part: Part, selected: np.ndarray) -> Fairness:
    """Compare, between the groups, whom a model selects."""
    outcome = {"y_true": part.target, "y_pred": selected, "sensitive_features": part.group}
    frame = MetricFrame(metrics=METRICS, **outcome)
    ratio = float(demographic_parity_ratio(**outcome))
    return Fairness(
        by_group=frame.by_group.to_dict(orient="index"),
        demographic_parity_difference=float(demographic_parity_difference(**outcome)),
        demographic_parity_ratio=ratio,
        equalized_odds_difference=float(equalized_odds_difference(**outcome)),
        passes_four_fifths_rule=ratio >= FOUR_FIFTHS,
    )
