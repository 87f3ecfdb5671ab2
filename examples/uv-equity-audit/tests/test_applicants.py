import polars as pl
from polars.testing import assert_frame_equal

from equity_audit.applicants import FEATURES, GROUPS, QUALIFICATIONS, make_applicants


def test_the_seed_decides() -> None:
    assert_frame_equal(make_applicants(300, 1), make_applicants(300, 1))
    assert not make_applicants(300, 1).equals(make_applicants(300, 2))


def test_has_the_features_as_32_bit_numbers() -> None:
    applicants = make_applicants(300, 1)

    assert applicants.height == 300
    assert {applicants[name].dtype for name in FEATURES} == {pl.Float32}
    assert applicants.null_count().row(0) == (0,) * applicants.width
    assert set(applicants["group"]) == set(GROUPS)


def test_only_decisions_differ_between_equally_qualified_groups() -> None:
    means = make_applicants(20_000, 1).group_by("group").mean().sort("group")

    for name in QUALIFICATIONS:
        in_a, in_b = means[name]
        assert abs(in_a - in_b) < 0.03 * in_a
    in_a, in_b = means["approved"]
    assert in_a - in_b > 0.2


def test_without_penalty_decisions_are_blind_to_the_group() -> None:
    rates = make_applicants(20_000, 1, penalty=0).group_by("group").mean().sort("group")

    in_a, in_b = rates["approved"]
    assert abs(in_a - in_b) < 0.02
