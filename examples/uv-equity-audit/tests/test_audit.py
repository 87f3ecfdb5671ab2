import json
from pathlib import Path

import polars as pl
import pytest

from equity_audit.applicants import PROXY
from equity_audit.audit import run_audit
from equity_audit.models import TRAINERS
from equity_audit.report import Report

BOTH = pytest.mark.parametrize("name", TRAINERS)


@BOTH
def test_models_learn_the_bias(report: Report, name: str) -> None:
    audit = report.models[name]
    by_group = audit.fairness.by_group

    assert audit.auc > 0.7
    assert by_group["A"]["selection_rate"] - by_group["B"]["selection_rate"] == pytest.approx(
        audit.fairness.demographic_parity_difference
    )
    assert audit.fairness.demographic_parity_difference > 0.15
    assert audit.fairness.equalized_odds_difference > 0.05
    assert not audit.fairness.passes_four_fifths_rule
    assert audit.rate_test.p_value < 1e-6


@BOTH
def test_models_know_the_group_by_the_proxy(report: Report, name: str) -> None:
    contributions = report.models[name].contributions

    assert PROXY in list(contributions)[:3]
    assert list(contributions.values()) == sorted(contributions.values(), reverse=True)


def test_past_decisions_show_the_penalty(report: Report) -> None:
    low, high = report.past_decisions.confidence_interval

    assert low < report.past_decisions.odds_ratio < high < 0.3
    assert report.past_decisions.p_value < 1e-6


def test_without_penalty_nothing_is_found(tmp_path: Path) -> None:
    fair = run_audit(4000, 1, tmp_path, penalty=0, trials=1)

    low, high = fair.past_decisions.confidence_interval
    assert low < 1 < high
    for audit in fair.models.values():
        assert audit.fairness.demographic_parity_difference < 0.1
        assert audit.fairness.passes_four_fifths_rule
        assert audit.rate_test.p_value > 1e-3


def test_writes_all_files(report: Report, audit_folder: Path) -> None:
    sizes = {path.name: path.stat().st_size for path in audit_folder.iterdir()}

    assert set(sizes) == {
        "applicants.parquet",
        "contributions.png",
        "lightgbm.onnx",
        "report.json",
        "selection_rates.png",
        "thresholds.html",
        "xgboost.onnx",
    }
    assert min(sizes.values()) > 1000
    for name in ("contributions.png", "selection_rates.png"):
        assert (audit_folder / name).read_bytes().startswith(b"\x89PNG")
    page = (audit_folder / "thresholds.html").read_text(encoding="utf-8")
    assert "Plotly.newPlot" in page
    assert "<script src=" not in page
    assert pl.read_parquet(audit_folder / "applicants.parquet").height == 4000


def test_the_file_says_what_the_report_says(report: Report, audit_folder: Path) -> None:
    written = json.loads((audit_folder / "report.json").read_text(encoding="utf-8"))

    assert written["data"]["rows"] == 4000
    assert written["tuning"]["trials"] == 3
    assert written["models"]["xgboost"]["auc"] == report.models["xgboost"].auc


def test_the_same_seed_gives_the_same_report(report: Report, tmp_path: Path) -> None:
    assert run_audit(4000, 7, tmp_path, trials=3).to_json() == report.to_json()
