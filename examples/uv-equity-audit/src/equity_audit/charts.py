"""The pictures of the audit."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pandas as pd
import plotly.express as px
import seaborn as sns
from fairlearn.metrics import demographic_parity_difference
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from .dataset import Part
from .fairness import Fairness


def draw_selection_rates(fairness: Mapping[str, Fairness], path: Path) -> None:
    """Draw, as PNG, how often each model selects each group."""
    rates = pd.DataFrame(
        [
            {"Model": model, "Group": group, "Selection rate": metrics["selection_rate"]}
            for model, found in fairness.items()
            for group, metrics in found.by_group.items()
        ]
    )
    figure, axes = _figure("Selection rate by group")
    sns.barplot(rates, x="Model", y="Selection rate", hue="Group", ax=axes)
    axes.set_ylim(0, 1)
    figure.savefig(path)


def draw_contributions(contributions: Mapping[str, dict[str, float]], path: Path) -> None:
    """Draw, as PNG, what each model bases its decisions on."""
    table = pd.DataFrame(
        [
            {"Model": model, "Feature": feature, "Mean change of log-odds": mean}
            for model, means in contributions.items()
            for feature, mean in means.items()
        ]
    )
    figure, axes = _figure("What the models look at")
    sns.barplot(table, x="Mean change of log-odds", y="Feature", hue="Model", ax=axes)
    figure.savefig(path)


def draw_thresholds(scores: Mapping[str, np.ndarray], part: Part, path: Path) -> None:
    """Draw, as a web page of its own, the gap between the groups for each threshold."""
    table = pd.DataFrame(
        [
            {
                "Model": model,
                "Threshold": threshold,
                "Demographic parity difference": demographic_parity_difference(
                    part.target, probability >= threshold, sensitive_features=part.group
                ),
            }
            for model, probability in scores.items()
            for threshold in np.linspace(0.1, 0.9, 17).round(2)
        ]
    )
    chart = px.line(
        table,
        x="Threshold",
        y="Demographic parity difference",
        color="Model",
        markers=True,
        title="Gap between the groups by threshold",
    )
    chart.write_html(path, include_plotlyjs=True)


def _figure(title: str) -> tuple[Figure, Axes]:
    # Without pyplot there is no window system to choose and nothing to close.
    figure = Figure(figsize=(7, 4), layout="constrained", dpi=120)
    return figure, figure.subplots(subplot_kw={"title": title})
