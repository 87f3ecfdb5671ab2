"""Made applicants, with a bias of known size in the decisions about them."""

import numpy as np
import polars as pl

GROUPS = ("A", "B")
"""The protected groups. Both are equally creditworthy; past decisions were harder on the last."""

QUALIFICATIONS = (
    "income",
    "debt_ratio",
    "years_employed",
    "credit_history",
    "missed_payments",
)
"""What the creditworthiness of an applicant shows in."""

PROXY = "neighbourhood_index"
"""Says nothing about creditworthiness, but tells the groups apart."""

FEATURES = (*QUALIFICATIONS, PROXY)
"""What the models see. The group is not among it."""

TARGET = "approved"
"""The past decision, which the models learn to repeat."""

PENALTY = 2.0
"""How much harder past decisions were on group B, in log-odds."""

SHARE_OF_B = 0.4

# Trees split halfway between two values. With binary fractions as steps that is the same number in
# the 64 bits of LightGBM and the 32 bits of ONNX, so nobody takes another branch for rounding.
COARSE = 1 / 8
FINE = 1 / 1024


def make_applicants(rows: int, seed: int, penalty: float = PENALTY) -> pl.DataFrame:
    """Make up applicants; the same arguments give the same ones.

    With a penalty of 0 the decisions are blind to the group.
    """
    random = np.random.default_rng(seed)
    in_b = random.random(rows) < SHARE_OF_B
    worth = random.normal(size=rows)

    def noise(spread: float) -> np.ndarray:
        return random.normal(scale=spread, size=rows)

    numbers = {
        "income": _in_steps((38 + 9 * worth + noise(6)).clip(8), COARSE),
        "debt_ratio": _in_steps((0.35 - 0.08 * worth + noise(0.08)).clip(0, 1), FINE),
        "years_employed": _in_steps((7 + 2 * worth + noise(3)).clip(0), COARSE),
        "credit_history": _in_steps((11 + 3 * worth + noise(4)).clip(0), COARSE),
        "missed_payments": random.poisson(np.exp(-0.6 * worth)),
        PROXY: _in_steps(50 - 12 * in_b + noise(6), COARSE),
    }
    odds = 0.2 + 1.6 * worth - penalty * in_b
    return pl.DataFrame(
        {
            "applicant": np.arange(1, rows + 1),
            "group": pl.Series(np.where(in_b, GROUPS[1], GROUPS[0]), dtype=pl.Enum(GROUPS)),
            **{name: values.astype(np.float32) for name, values in numbers.items()},
            TARGET: (odds + random.logistic(size=rows)) > 0,
        }
    )


def _in_steps(values: np.ndarray, step: float) -> np.ndarray:
    return np.round(values / step) * step
