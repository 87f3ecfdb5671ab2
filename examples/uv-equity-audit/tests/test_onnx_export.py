from pathlib import Path

import numpy as np
import pytest

from equity_audit import onnx_export
from equity_audit.applicants import make_applicants
from equity_audit.dataset import Split
from equity_audit.models import TRAINERS, Settings, probabilities
from equity_audit.onnx_export import TOLERANCE, DisagreementError, export_model, onnx_probabilities

BOTH = pytest.mark.parametrize("name", TRAINERS)


@BOTH
def test_onnxruntime_agrees_with_the_model(name: str, tmp_path: Path) -> None:
    split = Split.of(make_applicants(1000, 1), seed=1)
    model = TRAINERS[name](split.training, Settings(), 1)
    path = tmp_path / "model.onnx"

    export = export_model(model, split.tuning.features, path)

    assert export.largest_difference <= TOLERANCE
    # On applicants that the export was not checked with, too.
    unseen = split.testing.features
    np.testing.assert_allclose(
        onnx_probabilities(path, unseen), probabilities(model, unseen), rtol=0, atol=TOLERANCE
    )


@BOTH
def test_refuses_an_export_that_disagrees(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    split = Split.of(make_applicants(300, 1), seed=1)
    model = TRAINERS[name](split.training, Settings(trees=5), 1)
    other = TRAINERS[name](split.tuning, Settings(trees=5), 1)
    monkeypatch.setattr(
        onnx_export, "probabilities", lambda _, features: probabilities(other, features)
    )

    with pytest.raises(DisagreementError, match=r"model\.onnx differs from its model by"):
        export_model(model, split.testing.features, tmp_path / "model.onnx")

    assert not (tmp_path / "model.onnx").exists()
