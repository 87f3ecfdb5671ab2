"""The two models that are compared."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd
from lightgbm import LGBMClassifier
from xgboost import XGBClassifier

from .dataset import Part

THRESHOLD = 0.5
"""An applicant is selected from this probability on."""

type Model = LGBMClassifier | XGBClassifier


@dataclass(frozen=True)
class Settings:
    """How the trees grow; means the same to both libraries."""

    trees: int = 80
    leaves: int = 15
    learning_rate: float = 0.1


def train_lightgbm(part: Part, settings: Settings, seed: int) -> LGBMClassifier:
    """Train a LightGBM classifier; the same arguments give the same one."""
    model = LGBMClassifier(
        n_estimators=settings.trees,
        num_leaves=settings.leaves,
        learning_rate=settings.learning_rate,
        random_state=seed,
        deterministic=True,
        force_row_wise=True,
        n_jobs=1,
        verbose=-1,
    )
    return model.fit(part.features, part.target)


def train_xgboost(part: Part, settings: Settings, seed: int) -> XGBClassifier:
    """Train an XGBoost classifier; the same arguments give the same one."""
    model = XGBClassifier(
        n_estimators=settings.trees,
        max_leaves=settings.leaves,
        max_depth=0,
        grow_policy="lossguide",
        learning_rate=settings.learning_rate,
        random_state=seed,
        n_jobs=1,
        verbosity=0,
    )
    return model.fit(part.features, part.target)


TRAINERS: dict[str, Callable[[Part, Settings, int], Model]] = {
    "lightgbm": train_lightgbm,
    "xgboost": train_xgboost,
}
"""How to train each model; the seed comes last."""


def probabilities(model: Model, features: pd.DataFrame) -> np.ndarray:
    """The probability of approval for each applicant."""
    return np.asarray(model.predict_proba(features))[:, 1]
