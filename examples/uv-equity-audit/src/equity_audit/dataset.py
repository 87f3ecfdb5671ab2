"""The applicants as files and as what the models learn from."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
import pandas as pd
import polars as pl
import pyarrow.parquet as pq
from sklearn.model_selection import train_test_split

from .applicants import FEATURES, TARGET


def write_parquet(applicants: pl.DataFrame, path: Path, notes: Mapping[str, str]) -> None:
    """Write the applicants to a Parquet file, with notes on their origin in its metadata."""
    table = applicants.to_arrow()
    pq.write_table(table.replace_schema_metadata(notes), path, compression="zstd")


@dataclass(frozen=True)
class Part:
    """Some of the applicants: what a model sees, what it is to say, and the group it is not told."""

    features: pd.DataFrame
    target: np.ndarray
    group: pd.Series

    @classmethod
    def of(cls, applicants: pl.DataFrame) -> Self:
        """Take apart a table of applicants."""
        return cls(
            features=applicants.select(FEATURES).to_pandas(),
            target=applicants[TARGET].cast(pl.Int8).to_numpy(),
            group=applicants["group"].cast(pl.String).to_pandas(),
        )


@dataclass(frozen=True)
class Split:
    """The applicants that models learn from, are tuned on, and are judged by."""

    training: Part
    tuning: Part
    testing: Part

    @classmethod
    def of(cls, applicants: pl.DataFrame, seed: int) -> Self:
        """Split 50:20:30, each part with the same shares of groups and decisions."""

        def cut(rows: pl.DataFrame, size: float) -> tuple[pl.DataFrame, pl.DataFrame]:
            strata = rows.select(pl.concat_str(pl.col("group").cast(pl.String), TARGET)).to_series()
            chosen = train_test_split(
                np.arange(rows.height),
                test_size=size,
                random_state=seed,
                stratify=strata.to_numpy(),
            )
            first, second = (rows[np.sort(numbers)] for numbers in chosen)
            return first, second

        learning, testing = cut(applicants, 0.3)
        training, tuning = cut(learning, 2 / 7)
        return cls(Part.of(training), Part.of(tuning), Part.of(testing))
