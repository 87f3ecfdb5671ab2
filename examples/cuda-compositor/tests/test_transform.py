import math

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from scipy import ndimage

from compositor.transform import Size, place


def placed(image, canvas, offset=(0.0, 0.0), rotation=0.0, scale=1.0):
    values = (
        torch.tensor(value, dtype=image.dtype) for value in (offset, rotation, scale)
    )
    return place(image, canvas, *values)


@given(st.integers(-8, 12), st.integers(-8, 12))
def test_whole_pixels_are_copied(x, y):
    image = torch.arange(4 * 5 * 6, dtype=torch.float64).reshape(4, 5, 6)
    padded = np.pad(image.numpy(), ((0, 0), (20, 20), (20, 20)))
    expected = padded[:, 20 - y : 29 - y, 20 - x : 30 - x]
    np.testing.assert_allclose(placed(image, Size(10, 9), (x, y)), expected, atol=1e-9)


def test_a_quarter_turn_is_clockwise(random_image):
    image = random_image(6, 6)
    result = placed(image, Size(6, 6), rotation=math.pi / 2)
    np.testing.assert_allclose(result, np.rot90(image, -1, axes=(1, 2)), atol=1e-9)


def test_twice_as_large_about_the_centre():
    image = torch.ones(4, 4, 4, dtype=torch.float64)
    result = placed(image, Size(12, 12), offset=(4, 4), scale=2.0)[0]
    assert result.sum().item() == pytest.approx(64)
    assert result[6, 6].item() == pytest.approx(1)
    torch.testing.assert_close(result, result.flip(0).flip(1))


@given(
    st.floats(-3, 9), st.floats(-3, 9), st.floats(-math.pi, math.pi), st.floats(0.5, 2)
)
def test_scipy_places_an_image_where_we_do(x, y, rotation, scale):
    image = torch.from_numpy(np.random.default_rng(1).random((1, 7, 9)))
    result = placed(image, Size(12, 11), (x, y), rotation, scale)[0]

    # SciPy maps (row, column) of the result to those of the image, both between centres.
    cosine, sine = math.cos(rotation), math.sin(rotation)
    matrix = np.array([[cosine, -sine], [sine, cosine]]) / scale
    center = np.array([3.5, 4.5])
    shift = center - 0.5 + matrix @ (0.5 - center - np.array([y, x]))
    expected = ndimage.affine_transform(
        image[0].numpy(),
        matrix,
        shift,
        output_shape=(11, 12),
        order=1,
        mode="grid-constant",
    )
    np.testing.assert_allclose(result, expected, atol=1e-7)


def test_every_parameter_has_its_gradient(random_image):
    parameters = [
        torch.tensor(value, dtype=torch.float64, requires_grad=True)
        for value in ((1.3, 0.7), 0.4, 1.2)
    ]
    image = random_image(4, 3).requires_grad_()
    assert torch.autograd.gradcheck(
        lambda *p: place(p[0], Size(6, 6), *p[1:]), [image, *parameters]
    )
