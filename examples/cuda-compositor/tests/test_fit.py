from dataclasses import replace

import pytest
import torch

from compositor.assemble import Assembled, render
from compositor.fit import fit_layers, fit_scene
from compositor.images import encode_png
from compositor.scene import SceneError, parse_scene
from compositor.stack import compose, make_layer
from compositor.transform import Size

CPU = torch.device("cpu")


def checkerboard(size, tile):
    tiles = torch.arange(size) // tile
    light = (tiles[:, None] + tiles[None, :]) % 2 * 0.6 + 0.2
    return torch.cat([light.expand(3, size, size), torch.ones(1, size, size)])


def picture(assembled):
    return compose(assembled.layers, assembled.canvas, assembled.background)


@pytest.fixture
def truth():
    """Make a reddish, translucent square on a checkerboard."""
    square = replace(
        make_layer(torch.ones(4, 14, 14)),
        color=torch.tensor([0.85, 0.25, 0.1]),
        opacity=torch.tensor(0.7),
        offset=torch.tensor([22.0, 12.0]),
    )
    layers = (make_layer(checkerboard(48, 6)), square)
    return Assembled(Size(48, 48), torch.zeros(4), layers)


def test_opacity_color_and_offset_are_recovered(truth):
    below, square = truth.layers
    guess = replace(
        square,
        color=torch.full((3,), 0.5),
        opacity=torch.tensor(0.4),
        offset=torch.tensor([17.0, 16.0]),
    )
    start = replace(truth, layers=(below, guess))
    found = fit_layers(
        start, [(), ("opacity", "color", "offset")], picture(truth), steps=150
    )

    result = found.layers[1]
    assert result.opacity.item() == pytest.approx(0.7, abs=0.01)
    assert result.color.tolist() == pytest.approx([0.85, 0.25, 0.1], abs=0.02)
    assert result.offset.tolist() == pytest.approx([22, 12], abs=0.05)


def test_what_is_not_asked_for_stays_as_it_is(truth):
    below, square = truth.layers
    start = replace(truth, layers=(below, replace(square, opacity=torch.tensor(0.2))))
    found = fit_layers(start, [(), ("opacity",)], picture(truth), steps=60)
    assert found.layers[0].opacity is below.opacity
    assert found.layers[1].color is square.color
    assert found.layers[1].offset is square.offset
    assert found.layers[1].opacity.item() == pytest.approx(0.7, abs=0.01)


SCENE = """{
    "size": [32, 32], "background": "#204060",
    "layers": [{"size": [12, 12], "color": "%s", "offset": %s, "fit": ["color", "offset"]}]
}"""


def test_a_scene_is_fitted_to_a_picture(tmp_path):
    truth = parse_scene(SCENE % ("#e0b020", "[13, 9]"))
    target = tmp_path / "target.png"
    target.write_bytes(encode_png(render(truth, tmp_path, CPU), "srgb"))

    guess = parse_scene(SCENE % ("#808080", "[9, 12]"))
    fitted = fit_scene(guess, tmp_path, target, 120, CPU)

    assert fitted.error_before > 1e-3
    assert fitted.error_after < 1e-5
    layer = fitted.scene.layers[0]
    assert layer.offset == pytest.approx((13, 9), abs=0.05)
    found, right = (
        bytes.fromhex(text.removeprefix("#")) for text in (layer.color, "#e0b020")
    )
    assert max(abs(a - b) for a, b in zip(found, right, strict=True)) <= 2
    assert layer.opacity == 1


def test_nothing_to_find_out_is_a_mistake(tmp_path):
    scene = parse_scene('{"size": [4, 4], "layers": [{"size": [2, 2]}]}')
    with pytest.raises(
        SceneError, match='no layer lists anything to find out under "fit"'
    ):
        fit_scene(scene, tmp_path, tmp_path / "none.png", 1, CPU)


def test_a_target_of_another_size_is_a_mistake(tmp_path):
    (tmp_path / "target.png").write_bytes(encode_png(torch.ones(4, 3, 5), "srgb"))
    scene = parse_scene(
        '{"size": [4, 4], "layers": [{"size": [2, 2], "fit": ["color"]}]}'
    )
    with pytest.raises(SceneError, match="is 5 by 3 pixels, but the scene is 4 by 4"):
        fit_scene(scene, tmp_path, tmp_path / "target.png", 1, CPU)
