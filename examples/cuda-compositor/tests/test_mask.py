import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import ndimage

from compositor.mask import polygon_mask, signed_distance
from compositor.transform import Size

SQUARE = ((10, 8), (30, 8), (30, 28), (10, 28))


def test_a_hard_square_is_covered_to_its_edge():
    mask = polygon_mask(SQUARE, 0, Size(40, 36)).numpy()
    expected = np.zeros((36, 40))
    expected[8:28, 10:30] = 1
    assert np.array_equal(mask, expected)


def test_an_edge_between_pixels_covers_them_in_part():
    mask = polygon_mask(
        ((1.5, 1), (4.25, 1), (4.25, 3), (1.5, 3)), 0, Size(6, 4)
    ).numpy()
    assert mask[1] == pytest.approx([0, 0.5, 1, 1, 0.25, 0])


def test_a_triangle_covers_half_of_its_square():
    mask = polygon_mask(((0, 0), (40, 0), (0, 40)), 0, Size(40, 40)).numpy()
    assert mask.sum() == pytest.approx(800, rel=0.01)
    assert np.diagonal(np.fliplr(mask)) == pytest.approx(np.full(40, 0.5), abs=0.13)


def test_a_polygon_inside_a_polygon_is_a_hole():
    ring = (*SQUARE, SQUARE[0], (15, 13), (25, 13), (25, 23), (15, 23), (15, 13))
    mask = polygon_mask(ring, 0, Size(40, 36)).numpy()
    assert mask[18, 20] == 0
    assert mask.sum() == pytest.approx(300)


def test_a_soft_edge_falls_evenly_and_is_one_half_at_the_edge():
    row = polygon_mask(SQUARE, 8, Size(40, 36)).numpy()[18, :20]
    expected = np.clip(0.5 + (np.arange(20) + 0.5 - 10) / 8, 0, 1)
    assert row == pytest.approx(expected, abs=0.01)


@given(st.integers(0, 2**32 - 1))
def test_scipy_measures_the_same_distances(seed):
    noise = np.random.default_rng(seed).random((24, 31))
    inside = (ndimage.gaussian_filter(noise, 3) > 0.5).astype(np.uint8)
    inside[0, 0], inside[0, 1] = 0, 1
    expected = np.where(
        inside,
        ndimage.distance_transform_edt(inside) - 0.5,
        0.5 - ndimage.distance_transform_edt(1 - inside),
    )
    np.testing.assert_allclose(signed_distance(inside), expected, atol=1e-3)


@pytest.mark.parametrize("feather", [0, 3])
def test_a_polygon_around_everything_hides_nothing(feather):
    around = ((-50, -50), (90, -50), (90, 90), (-50, 90))
    assert polygon_mask(around, feather, Size(8, 6)).min() == 1


@pytest.mark.parametrize("feather", [0, 3])
def test_a_polygon_elsewhere_hides_everything(feather):
    elsewhere = ((50, 50), (60, 50), (60, 60))
    assert polygon_mask(elsewhere, feather, Size(8, 6)).max() == 0
