"""What a model bases its decisions on."""

import numpy as np
import pandas as pd
import shap

from .models import Model

SAMPLE = 500
"""Explaining more applicants than this takes time and hardly changes the averages."""


def mean_contributions(model: Model, features: pd.DataFrame) -> dict[str, float]:
    """How far each feature moves the log-odds, on average; the strongest comes first."""
    explained = shap.TreeExplainer(model)(features.head(SAMPLE))
    means = pd.Series(np.abs(explained.values).mean(axis=0), index=features.columns)
    return means.sort_values(ascending=False).to_dict()
