import io

import numpy as np
import pytest
import torch
from PIL import Image

from compositor.images import encode_png, read_image
from compositor.scene import SceneError


@pytest.mark.parametrize("space", ["srgb", "linear"])
def test_an_image_survives_being_read_and_written(tmp_path, space):
    pixels = np.random.default_rng(7).integers(0, 256, (9, 11, 4), dtype=np.uint8)
    pixels[..., 3] = np.maximum(pixels[..., 3], 1)
    path = tmp_path / "noise.png"
    Image.fromarray(pixels).save(path)
    written = encode_png(read_image(path, space), space)
    assert np.array_equal(np.asarray(Image.open(io.BytesIO(written))), pixels)


def test_an_image_without_alpha_is_opaque(tmp_path):
    path = tmp_path / "grey.png"
    Image.new("L", (3, 2), 51).save(path)
    image = read_image(path, "srgb")
    torch.testing.assert_close(image[:, 0, 0], torch.tensor([0.2, 0.2, 0.2, 1.0]))


def test_what_is_not_an_image_is_named(tmp_path):
    path = tmp_path / "text.png"
    path.write_text("not a picture")
    with pytest.raises(SceneError, match=r"text\.png: this is not an image"):
        read_image(path, "srgb")
    with pytest.raises(SceneError, match=r"none\.png: No such file"):
        read_image(tmp_path / "none.png", "srgb")
