import io
import json

import numpy as np
import pytest
import torch
from fastapi.testclient import TestClient
from PIL import Image

from compositor.assemble import render
from compositor.images import encode_png
from compositor.scene import read_scene
from compositor.service import make_app


@pytest.fixture
def client(samples):
    return TestClient(make_app(samples))


def test_a_scene_becomes_a_png(client):
    answer = client.post(
        "/compose",
        json={
            "size": [3, 2],
            "background": "#ff0000",
            "layers": [{"size": [1, 2], "color": "#0000ff"}],
        },
    )
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "image/png"
    pixels = np.asarray(Image.open(io.BytesIO(answer.content)))
    assert pixels[..., :3].tolist() == [[[0, 0, 255], [255, 0, 0], [255, 0, 0]]] * 2


def test_the_sample_scene_looks_as_on_the_command_line(client, samples):
    path = samples / "scene.json"
    answer = client.post("/compose", json=json.loads(path.read_text()))
    expected = render(read_scene(path), samples, torch.device("cpu"))
    shown, wanted = (
        np.asarray(Image.open(io.BytesIO(png))).astype(int)
        for png in (answer.content, encode_png(expected, "linear"))
    )
    # The service may have a GPU, which rounds elsewhere.
    assert np.abs(shown - wanted).max() <= 1


@pytest.mark.parametrize("image", ["../pyproject.toml", "/etc/passwd"])
def test_images_outside_of_the_folder_are_refused(client, image):
    answer = client.post(
        "/compose", json={"size": [2, 2], "layers": [{"image": image}]}
    )
    assert answer.status_code == 422
    assert "has to lie in the folder" in answer.text


def test_a_missing_image_is_named(client):
    answer = client.post(
        "/compose", json={"size": [2, 2], "layers": [{"image": "no.png"}]}
    )
    assert answer.status_code == 422
    assert "no.png: No such file or directory" in answer.json()["detail"]


def test_a_bad_scene_is_refused_with_its_place(client):
    answer = client.post(
        "/compose", json={"size": [2, 2], "layers": [{"blend": "glow"}]}
    )
    assert answer.status_code == 422
    assert ["body", "layers", 0, "blend"] in [
        item["loc"] for item in answer.json()["detail"]
    ]


def test_the_modes_are_listed(client):
    modes = client.get("/modes").json()
    assert "soft-light" in modes["blend"]
    assert "source-over" in modes["operator"]
    assert client.get("/health").json()["device"] in ("cpu", "cuda")
