import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from PIL import Image

from compositor.color import premultiply, unpremultiply
from compositor.porter_duff import OPERATORS, combine

# The regions of a pixel that are covered by both, by the source only, by the backdrop
# only: Porter and Duff's own way to tell the operators apart.
REGIONS = {
    "clear": ("", "", ""),
    "copy": ("s", "s", ""),
    "destination": ("b", "", "b"),
    "source-over": ("s", "s", "b"),
    "destination-over": ("b", "s", "b"),
    "source-in": ("s", "", ""),
    "destination-in": ("b", "", ""),
    "source-out": ("", "s", ""),
    "destination-out": ("", "", "b"),
    "source-atop": ("s", "", "b"),
    "destination-atop": ("b", "s", ""),
    "xor": ("", "s", "b"),
    "lighter": ("sb", "s", "b"),
}


def by_regions(source, backdrop, operator):
    """Sum over the regions, each as large as the probability of its coverage."""
    alpha_s, alpha_b = source[3], backdrop[3]
    sizes = (alpha_s * alpha_b, alpha_s * (1 - alpha_b), (1 - alpha_s) * alpha_b)
    straight = {
        "s": np.append(source[:3], 1) / np.append([max(alpha_s, 1e-300)] * 3, 1),
        "b": np.append(backdrop[:3], 1) / np.append([max(alpha_b, 1e-300)] * 3, 1),
    }
    total = np.zeros(4)
    for size, shown in zip(sizes, REGIONS[operator], strict=True):
        for name in shown:
            total += size * straight[name]
    return np.minimum(total, 1)


pixel = arrays(np.float64, 4, elements=st.floats(0.001, 1)).map(
    lambda values: np.append(values[:3] * values[3], values[3])
)


def tensor(values):
    return torch.from_numpy(np.asarray(values)).reshape(4, 1, 1)


def test_every_operator_has_its_regions():
    assert set(REGIONS) == set(OPERATORS)


@pytest.mark.parametrize("operator", OPERATORS)
@given(source=pixel, backdrop=pixel)
def test_an_operator_shows_its_regions(operator, source, backdrop):
    result = combine(tensor(source), tensor(backdrop), operator).flatten().numpy()
    np.testing.assert_allclose(
        result, by_regions(source, backdrop, operator), atol=1e-12
    )


def test_source_over_agrees_with_pillow():
    pixels = np.random.default_rng(3).integers(0, 256, (2, 16, 16, 4), dtype=np.uint8)
    below, above = (Image.fromarray(image) for image in pixels)
    expected = np.asarray(Image.alpha_composite(below, above)).astype(int)

    backdrop, source = premultiply(torch.from_numpy(pixels / 255).movedim(-1, 1))
    result = unpremultiply(combine(source, backdrop, "source-over"))
    levels = (result.movedim(0, -1) * 255).round().int().numpy()
    # Pillow computes with whole numbers.
    assert np.abs(levels - expected).max() <= 1


@given(pixel, pixel, pixel)
def test_source_over_is_associative(top, middle, bottom):
    top, middle, bottom = map(tensor, (top, middle, bottom))
    left = combine(combine(top, middle, "source-over"), bottom, "source-over")
    right = combine(top, combine(middle, bottom, "source-over"), "source-over")
    torch.testing.assert_close(left, right)


@given(pixel, pixel)
def test_destination_operators_are_source_operators_the_other_way_round(one, other):
    one, other = tensor(one), tensor(other)
    for name in ("over", "in", "out", "atop"):
        torch.testing.assert_close(
            combine(one, other, f"source-{name}"),
            combine(other, one, f"destination-{name}"),
        )
