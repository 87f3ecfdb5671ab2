"""The models in the ONNX format, and the proof that they still say the same."""

import copy
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import pandas as pd
from lightgbm import LGBMClassifier
from onnxmltools import convert_lightgbm, convert_xgboost
from onnxmltools.convert.common.data_types import FloatTensorType
from xgboost import XGBClassifier

from .models import Model, probabilities

TOLERANCE = 1e-5
"""How far a probability may move: the format computes with 32 bits."""

INPUT = "features"
PROBABILITIES = "probabilities"


@dataclass(frozen=True)
class Export:
    """An ONNX file and how far its probabilities are, at most, from those of the model."""

    file: str
    largest_difference: float


class DisagreementError(Exception):
    """An exported model says something else than the original."""


def export_model(model: Model, features: pd.DataFrame, path: Path) -> Export:
    """Write a model as ONNX and compare both on these applicants.

    Raises DisagreementError, and leaves no file, when a probability differs by more than the
    tolerance.
    """
    onnx.save(_convert(model, features.shape[1]), path)
    exported = onnx_probabilities(path, features)
    difference = float(np.abs(exported - probabilities(model, features)).max())
    # Written this way round, NaN is refused as well.
    if not difference <= TOLERANCE:
        path.unlink()
        raise DisagreementError(
            f"{path.name} differs from its model by {difference:.2g}, "
            f"more than the {TOLERANCE:.0e} allowed"
        )
    return Export(path.name, difference)


def onnx_probabilities(path: Path, features: pd.DataFrame) -> np.ndarray:
    """The probability of approval that ONNX Runtime computes for each applicant."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
    (both,) = session.run([PROBABILITIES], {INPUT: features.to_numpy(dtype=np.float32)})
    return np.asarray(both)[:, 1]


def _convert(model: Model, width: int) -> onnx.ModelProto:
    inputs = [(INPUT, FloatTensorType([None, width]))]
    if isinstance(model, LGBMClassifier):
        converted = convert_lightgbm(model, initial_types=inputs, zipmap=False)
    else:
        converted = convert_xgboost(_with_numbered_features(model), initial_types=inputs)
    # The converter declares one label in all; there is one for each applicant.
    for output in converted.graph.output:
        output.type.tensor_type.shape.dim[0].dim_param = "applicants"
    onnx.checker.check_model(converted)
    return converted


def _with_numbered_features(model: XGBClassifier) -> XGBClassifier:
    """Copy a model without the names of its features, which the converter does not take."""
    numbered = copy.deepcopy(model)
    numbered.get_booster().feature_names = None
    return numbered
