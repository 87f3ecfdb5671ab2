"""Whether a difference between the groups can be chance."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
import polars as pl
import statsmodels.api as sm
from statsmodels.stats.proportion import proportions_ztest

from .applicants import GROUPS, QUALIFICATIONS, TARGET


@dataclass(frozen=True)
class RateTest:
    """A two-proportion z-test of the groups' selection rates."""

    z: float
    p_value: float


@dataclass(frozen=True)
class GroupEffect:
    """What being in group B did to the odds of approval, like for like."""

    odds_ratio: float
    confidence_interval: tuple[float, float]
    p_value: float


def compare_selection_rates(group: pd.Series, selected: np.ndarray) -> RateTest:
    """Test whether both groups are selected equally often."""
    selected_of = [int(selected[group == name].sum()) for name in GROUPS]
    size_of = [int((group == name).sum()) for name in GROUPS]
    z, p_value = proportions_ztest(selected_of, size_of)
    return RateTest(float(z), float(p_value))


def estimate_group_effect(applicants: pl.DataFrame) -> GroupEffect:
    """Estimate, by logistic regression, the effect of the group on past decisions."""
    table = applicants.to_pandas()
    qualifications = table[list(QUALIFICATIONS)].astype(float)
    explanatory = (qualifications - qualifications.mean()) / qualifications.std()
    explanatory["in_b"] = (table["group"] == GROUPS[1]).astype(float)
    fitted = sm.Logit(table[TARGET].astype(float), sm.add_constant(explanatory)).fit(disp=False)
    low, high = np.exp(fitted.conf_int().loc["in_b"])
    return GroupEffect(
        odds_ratio=float(np.exp(fitted.params["in_b"])),
        confidence_interval=(float(low), float(high)),
        p_value=float(fitted.pvalues["in_b"]),
    )
