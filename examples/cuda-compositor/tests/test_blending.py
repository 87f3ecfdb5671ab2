import numpy as np
import pytest
import reference
import torch
from hypothesis import assume, given
from hypothesis import strategies as st
from PIL import Image, ImageChops

from compositor.blending import BLEND_MODES, blend
from compositor.hsl import luminosity, saturation
from compositor.porter_duff import combine

NON_SEPARABLE = ("hue", "saturation", "color", "luminosity")
SEPARABLE = tuple(mode for mode in BLEND_MODES if mode not in NON_SEPARABLE)

# Whole levels of an 8-bit image: they hit the corners of every formula (0, 1, 1/2).
level = st.integers(0, 256).map(lambda value: value / 256)
colors = st.tuples(level, level, level)


def tensor(color):
    return torch.tensor(color, dtype=torch.float64).reshape(3, 1, 1)


@pytest.mark.parametrize("mode", SEPARABLE)
@given(backdrop=colors, source=colors)
def test_a_separable_mode_follows_the_specification(mode, backdrop, source):
    result = BLEND_MODES[mode](tensor(backdrop), tensor(source)).flatten().tolist()
    expected = [
        reference.separable(mode, cb, cs)
        for cb, cs in zip(backdrop, source, strict=True)
    ]
    assert result == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize("mode", NON_SEPARABLE)
@given(backdrop=colors, source=colors)
def test_a_non_separable_mode_follows_the_specification(mode, backdrop, source):
    result = BLEND_MODES[mode](tensor(backdrop), tensor(source)).flatten().tolist()
    assert result == pytest.approx(
        reference.non_separable(mode, backdrop, source), abs=1e-9
    )


@pytest.mark.parametrize("mode", BLEND_MODES)
@given(backdrop=colors, source=colors)
def test_every_mode_stays_in_range(mode, backdrop, source):
    result = BLEND_MODES[mode](tensor(backdrop), tensor(source))
    assert -1e-9 <= result.min() and result.max() <= 1 + 1e-9


@pytest.mark.parametrize(
    ("mode", "pillow"),
    [
        ("multiply", ImageChops.multiply),
        ("screen", ImageChops.screen),
        ("overlay", ImageChops.overlay),
        ("hard-light", ImageChops.hard_light),
        ("darken", ImageChops.darker),
        ("lighten", ImageChops.lighter),
        ("difference", ImageChops.difference),
    ],
)
def test_opaque_images_look_as_pillow_blends_them(mode, pillow):
    pixels = np.random.default_rng(5).integers(0, 256, (2, 32, 32, 3), dtype=np.uint8)
    below, above = map(Image.fromarray, pixels)
    expected = np.asarray(pillow(below, above)).astype(int)
    backdrop, source = torch.from_numpy(pixels / 255).movedim(-1, 1)
    result = (
        (BLEND_MODES[mode](backdrop, source).movedim(0, -1) * 255).round().int().numpy()
    )
    # Pillow computes with whole numbers, and takes 128 as one half.
    assert np.abs(result - expected).max() <= 2


@given(backdrop=colors, source=colors)
def test_color_keeps_the_luminosity_of_the_backdrop(backdrop, source):
    result = BLEND_MODES["color"](tensor(backdrop), tensor(source))
    assert luminosity(result).item() == pytest.approx(reference.lum(backdrop), abs=1e-9)


@given(backdrop=colors)
def test_hue_of_a_grey_is_grey(backdrop):
    result = BLEND_MODES["hue"](tensor(backdrop), tensor((0.4, 0.4, 0.4)))
    assert saturation(result).item() == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize("mode", BLEND_MODES)
def test_over_nothing_every_mode_shows_the_source(mode, random_image):
    source = random_image()
    nothing = torch.zeros_like(source)
    torch.testing.assert_close(blend(source, nothing, mode), source)


@pytest.mark.parametrize("mode", BLEND_MODES)
@given(colors, colors, level, level)
def test_translucent_layers_mix_as_the_specification_says(
    mode, cb, cs, alpha_b, alpha_s
):
    assume(alpha_b > 0 and alpha_s > 0)
    if mode in NON_SEPARABLE:
        mixed = reference.non_separable(mode, cb, cs)
    else:
        mixed = [reference.separable(mode, b, s) for b, s in zip(cb, cs, strict=True)]
    # Section 10 of the specification, in colours that are not premultiplied.
    expected = [
        alpha_s * ((1 - alpha_b) * s + alpha_b * m) + (1 - alpha_s) * alpha_b * b
        for b, s, m in zip(cb, cs, mixed, strict=True)
    ]
    backdrop = torch.cat(
        [tensor(cb) * alpha_b, torch.full((1, 1, 1), alpha_b).double()]
    )
    source = torch.cat([tensor(cs) * alpha_s, torch.full((1, 1, 1), alpha_s).double()])
    result = (
        combine(blend(source, backdrop, mode), backdrop, "source-over")
        .flatten()
        .tolist()
    )
    # A division by a small alpha and a multiplication with it cost some digits where a
    # mode has a steep slope.
    assert result[:3] == pytest.approx(expected, abs=1e-6)
    assert result[3] == pytest.approx(alpha_s + alpha_b - alpha_s * alpha_b)


@pytest.mark.parametrize("mode", BLEND_MODES)
def test_the_gradient_of_every_mode_is_right(mode):
    # Not at a kink of any mode, where there is no gradient to compare with.
    backdrop = tensor((0.15, 0.62, 0.81)).requires_grad_()
    source = tensor((0.57, 0.33, 0.71)).requires_grad_()
    assert torch.autograd.gradcheck(BLEND_MODES[mode], (backdrop, source))


@pytest.mark.parametrize("mode", BLEND_MODES)
def test_the_gradient_is_finite_in_every_corner(mode):
    levels = torch.tensor([0.0, 0.25, 0.5, 1.0], dtype=torch.float64)
    alphas = torch.tensor([0.0, 0.5, 1.0], dtype=torch.float64)
    corners = torch.cartesian_prod(levels, levels, levels, alphas)
    pairs = torch.cartesian_prod(torch.arange(len(corners)), torch.arange(len(corners)))
    images = corners[pairs].movedim(0, -1)[..., None, :].clone()
    images[:, :3] *= images[:, 3:]
    source, backdrop = (image.clone().requires_grad_() for image in images)
    combine(blend(source, backdrop, mode), backdrop, "source-over").sum().backward()
    assert torch.isfinite(source.grad).all()
    assert torch.isfinite(backdrop.grad).all()
