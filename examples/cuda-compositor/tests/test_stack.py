from dataclasses import replace

import pytest
import torch

from compositor.porter_duff import combine
from compositor.stack import compose, make_layer
from compositor.transform import Size

CANVAS = Size(7, 5)
NOTHING = torch.zeros(4, dtype=torch.float64)


def test_no_layers_leave_the_background():
    background = torch.tensor([0.1, 0.2, 0.3, 1.0])
    result = compose([], CANVAS, background)
    assert result.shape == (4, 5, 7)
    assert torch.equal(result[:, 2, 3], background)


def test_one_layer_is_shown_as_it_is(random_image):
    image = random_image()
    torch.testing.assert_close(compose([make_layer(image)], CANVAS, NOTHING), image)


def test_the_last_layer_is_on_top(random_image):
    lower, upper = random_image(), random_image()
    result = compose([make_layer(lower), make_layer(upper)], CANVAS, NOTHING)
    torch.testing.assert_close(result, combine(upper, lower, "source-over"))


@pytest.mark.parametrize("opacity", [0.0, 0.25, 1.0])
def test_opacity_scales_the_whole_layer(random_image, opacity):
    image = random_image()
    layer = replace(make_layer(image), opacity=torch.tensor(opacity).double())
    torch.testing.assert_close(compose([layer], CANVAS, NOTHING), image * opacity)


def test_a_mask_hides_where_it_is_zero(random_image):
    image = random_image()
    mask = torch.ones(5, 7).double()
    mask[:, :3] = 0
    result = compose([replace(make_layer(image), mask=mask)], CANVAS, NOTHING)
    assert result[..., :3].abs().max() < 1e-12
    torch.testing.assert_close(result[..., 3:], image[..., 3:])


def test_a_color_tints_but_leaves_alpha(random_image):
    image = random_image()
    layer = replace(make_layer(image), color=torch.tensor([1.0, 0.5, 0.0]).double())
    result = compose([layer], CANVAS, NOTHING)
    torch.testing.assert_close(result[1], image[1] * 0.5)
    assert result[2].abs().max() == 0
    torch.testing.assert_close(result[3], image[3])


def test_destination_out_punches_a_hole(random_image):
    below = make_layer(random_image())
    hole = make_layer(torch.ones(4, 2, 2).double(), operator="destination-out")
    result = compose([below, hole], CANVAS, NOTHING)
    assert result[:, :2, :2].abs().max() < 1e-9
    torch.testing.assert_close(result[:, 2:], below.image[:, 2:])


def test_the_whole_stack_has_gradients(random_image):
    base = make_layer(random_image())
    top = make_layer(random_image(3, 3), blend="soft-light")

    def picture(opacity, color, offset):
        layer = replace(top, opacity=opacity, color=color, offset=offset)
        return compose([base, layer], CANVAS, NOTHING)

    start = (torch.tensor(0.6), torch.tensor([0.9, 0.4, 0.7]), torch.tensor([1.3, 0.6]))
    assert torch.autograd.gradcheck(
        picture, [v.double().requires_grad_() for v in start]
    )
