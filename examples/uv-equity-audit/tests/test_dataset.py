from pathlib import Path

import polars as pl
import pyarrow.parquet as pq
from polars.testing import assert_frame_equal

from equity_audit.applicants import FEATURES, make_applicants
from equity_audit.dataset import Split, write_parquet


def test_parquet_gives_back_the_applicants(tmp_path: Path) -> None:
    applicants = make_applicants(300, 1)
    path = tmp_path / "applicants.parquet"

    write_parquet(applicants, path, {"seed": "1"})

    assert_frame_equal(pl.read_parquet(path), applicants)
    assert pq.read_schema(path).metadata[b"seed"] == b"1"


def test_split_keeps_the_shares_and_hides_the_group() -> None:
    split = Split.of(make_applicants(1000, 1), seed=1)
    parts = (split.training, split.tuning, split.testing)

    assert [len(part.features) for part in parts] == [500, 200, 300]
    for part in parts:
        assert list(part.features.columns) == list(FEATURES)
        assert abs(part.target.mean() - split.training.target.mean()) < 0.02
        assert abs((part.group == "B").mean() - (split.training.group == "B").mean()) < 0.02
