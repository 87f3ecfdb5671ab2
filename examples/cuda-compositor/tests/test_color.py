import pytest
import reference
import torch
from hypothesis import given
from hypothesis import strategies as st

from compositor import color

unit = st.floats(0, 1)


@given(unit)
def test_srgb_becomes_light(value):
    result = color.srgb_to_linear(torch.tensor(value, dtype=torch.float64))
    assert result.item() == pytest.approx(reference.srgb_to_linear(value), abs=1e-12)


@given(unit)
def test_light_becomes_srgb_again(value):
    start = torch.tensor(value, dtype=torch.float64)
    assert color.linear_to_srgb(color.srgb_to_linear(start)).item() == pytest.approx(
        value, abs=1e-7
    )


@pytest.mark.parametrize("convert", [color.srgb_to_linear, color.linear_to_srgb])
def test_the_curves_have_right_gradients_also_at_their_ends(convert):
    values = torch.tensor([0.0, 0.001, 0.02, 0.5, 0.9, 1.0], dtype=torch.float64)
    assert torch.autograd.gradcheck(convert, values.requires_grad_())


def test_linear_light_of_middle_grey():
    assert color.srgb_to_linear(torch.tensor(0.5)).item() == pytest.approx(
        0.21404, abs=1e-5
    )


def test_unpremultiply_undoes_premultiply(random_image):
    image = random_image()
    torch.testing.assert_close(color.premultiply(color.unpremultiply(image)), image)


def test_nothing_has_no_color_and_no_infinite_gradient():
    nothing = torch.zeros(4, 1, 1, requires_grad=True)
    result = color.unpremultiply(nothing)
    result.sum().backward()
    assert result.tolist() == torch.zeros(4, 1, 1).tolist()
    assert torch.isfinite(nothing.grad).all()


@given(st.from_regex("#[0-9a-f]{6}", fullmatch=True))
def test_a_color_survives_being_parsed(text):
    assert color.format_color(torch.tensor(color.parse_color(text))) == text


def test_a_color_out_of_range_is_clipped():
    assert color.format_color(torch.tensor([-0.2, 0.5, 1.7])) == "#0080ff"
