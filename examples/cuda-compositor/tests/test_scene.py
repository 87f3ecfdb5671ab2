import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compositor.blending import BLEND_MODES
from compositor.porter_duff import OPERATORS
from compositor.scene import SceneError, format_scene, parse_scene, read_scene

LAYER = {"size": [4, 3]}


def scene_with(**changes):
    return json.dumps({"size": [8, 6], "layers": [LAYER, {**LAYER, **changes}]})


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{", "Invalid JSON"),
        ("[]", "Input should be an object"),
        ("{}", "size: Field required"),
        ('{"size": [8]}', "size[1]: Field required"),
        ('{"size": [0, 8]}', "size[0]: Input should be greater than or equal to 1"),
        ('{"size": [8, 8], "layer": []}', "layer: Extra inputs are not permitted"),
        (
            '{"size": [8, 8], "space": "cmyk"}',
            "space: Input should be 'srgb' or 'linear'",
        ),
        (
            scene_with(blend="glow"),
            'layers[1].blend: "glow" is not one of normal, multiply',
        ),
        (
            scene_with(operator="over"),
            'layers[1].operator: "over" is not one of clear, copy',
        ),
        (
            scene_with(opacity=1.5),
            "layers[1].opacity: Input should be less than or equal to 1",
        ),
        (scene_with(color="red"), "layers[1].color: String should match pattern"),
        (scene_with(scale=0), "layers[1].scale: Input should be greater than"),
        (
            scene_with(image="a.png"),
            'layers[1]: a layer has either an "image" or a "size"',
        ),
        (scene_with(size=None), 'layers[1]: a layer has either an "image" or a "size"'),
        (
            scene_with(size=None, image="../a.png"),
            "layers[1].image: an image has to lie in",
        ),
        (
            scene_with(size=None, image="/a.png"),
            "layers[1].image: an image has to lie in",
        ),
        (
            scene_with(fit=["rotation"]),
            "layers[1].fit[0]: Input should be 'opacity', 'color'",
        ),
        (
            scene_with(rotation=float("nan")),
            "layers[1].rotation: Input should be a finite",
        ),
        (
            scene_with(mask={"polygon": [[0, 0], [1, 1]]}),
            "layers[1].mask.polygon: Tuple should have at least 3 items",
        ),
    ],
)
def test_a_mistake_is_named_with_its_place(text, sentence):
    with pytest.raises(SceneError) as caught:
        parse_scene(text)
    assert str(caught.value).startswith(sentence)


def test_every_mistake_is_named(tmp_path):
    path = tmp_path / "bad.json"
    path.write_text(scene_with(opacity=2, blend="x"))
    with pytest.raises(SceneError) as caught:
        read_scene(path)
    lines = str(caught.value).splitlines()
    assert [line.split(": ")[:2] for line in lines] == [
        [str(path), "layers[1].opacity"],
        [str(path), "layers[1].blend"],
    ]


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(SceneError, match="none.json: No such file"):
        read_scene(tmp_path / "none.json")


fractions = st.floats(0, 1)
coordinates = st.floats(-1000, 1000)
layers = st.fixed_dictionaries(
    {"size": st.tuples(st.integers(1, 64), st.integers(1, 64))},
    optional={
        "opacity": fractions,
        "offset": st.tuples(coordinates, coordinates),
        "rotation": st.floats(-360, 360),
        "scale": st.floats(0.01, 10),
        "blend": st.sampled_from(list(BLEND_MODES)),
        "operator": st.sampled_from(list(OPERATORS)),
        "color": st.from_regex("#[0-9a-f]{6}", fullmatch=True),
        "fit": st.lists(st.sampled_from(["opacity", "color", "offset"]), unique=True),
    },
)


@given(st.lists(layers, max_size=4))
def test_a_scene_survives_being_written(specs):
    scene = parse_scene(json.dumps({"size": [8, 6], "layers": specs}))
    assert parse_scene(format_scene(scene)) == scene


def test_the_sample_scenes_are_read(samples):
    assert [layer.name for layer in read_scene(samples / "scene.json").layers] == [
        "sky", "sun", "hill", "kite",
    ]  # fmt: skip
    assert any(layer.fit for layer in read_scene(samples / "guess.json").layers)
