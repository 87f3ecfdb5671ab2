"""The audit from the first to the last step."""

from pathlib import Path

import numpy as np
import polars as pl
from sklearn.metrics import roc_auc_score
from tqdm import tqdm

from .applicants import PENALTY, TARGET, make_applicants
from .charts import draw_contributions, draw_selection_rates, draw_thresholds
from .dataset import Part, Split, write_parquet
from .explanation import mean_contributions
from .fairness import measure_fairness
from .models import THRESHOLD, TRAINERS, Model, probabilities
from .onnx_export import export_model
from .report import ModelAudit, Origin, Report
from .significance import compare_selection_rates, estimate_group_effect
from .tuning import tune


def run_audit(
    rows: int, seed: int, folder: Path, *, penalty: float = PENALTY, trials: int = 10
) -> Report:
    """Make applicants, train both models on them, audit these, and write all results.

    The folder must exist. Files of the same names in it are replaced.
    """
    steps = tqdm(total=4 + len(TRAINERS), unit="step", disable=None, leave=False)
    with steps:
        steps.set_description("applicants")
        applicants = make_applicants(rows, seed, penalty)
        origin = Origin(rows, seed, penalty, _approval_rates(applicants))
        notes = {"seed": str(seed), "penalty": str(penalty)}
        write_parquet(applicants, folder / "applicants.parquet", notes)
        split = Split.of(applicants, seed)
        steps.update()

        steps.set_description("past decisions")
        past_decisions = estimate_group_effect(applicants)
        steps.update()

        steps.set_description("tuning")
        tuning = tune(split, seed, trials)
        steps.update()

        scores: dict[str, np.ndarray] = {}
        audits: dict[str, ModelAudit] = {}
        for name, train in TRAINERS.items():
            steps.set_description(name)
            model = train(split.training, tuning.settings, seed)
            scores[name] = probabilities(model, split.testing.features)
            audits[name] = _audit(model, scores[name], split.testing, folder / f"{name}.onnx")
            steps.update()

        steps.set_description("report")
        report = Report(origin, past_decisions, tuning, audits)
        report.write(folder / "report.json")
        _draw(report, scores, split.testing, folder)
        steps.update()
    return report


def _approval_rates(applicants: pl.DataFrame) -> dict[str, float]:
    rates = applicants.group_by("group").agg(pl.col(TARGET).mean()).sort("group")
    return dict(rates.iter_rows())


def _audit(model: Model, score: np.ndarray, part: Part, onnx_path: Path) -> ModelAudit:
    selected = (score >= THRESHOLD).astype(int)
    return ModelAudit(
        auc=float(roc_auc_score(part.target, score)),
        fairness=measure_fairness(part, selected),
        rate_test=compare_selection_rates(part.group, selected),
        contributions=mean_contributions(model, part.features),
        onnx=export_model(model, part.features, onnx_path),
    )


def _draw(report: Report, scores: dict[str, np.ndarray], part: Part, folder: Path) -> None:
    fairness = {name: audit.fairness for name, audit in report.models.items()}
    contributions = {name: audit.contributions for name, audit in report.models.items()}
    draw_selection_rates(fairness, folder / "selection_rates.png")
    draw_contributions(contributions, folder / "contributions.png")
    draw_thresholds(scores, part, folder / "thresholds.html")
