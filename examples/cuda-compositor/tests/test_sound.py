import io

import numpy as np
import pytest
import soundfile
import torch
from PIL import Image

from compositor.scene import SceneError, parse_scene
from compositor.sound import animate, loudness_curve, read_sound

RATE = 8000
CPU = torch.device("cpu")


def tone(amplitude, seconds=1.0):
    return amplitude * np.sin(2 * np.pi * 200 * np.arange(int(RATE * seconds)) / RATE)


@pytest.mark.parametrize(
    ("amplitude", "loudness"),
    [(1.0, 1.0), (10 ** (-20 / 20), 0.5), (10 ** (-40 / 20), 0.0), (0.0, 0.0)],
)
def test_loudness_goes_by_decibels(amplitude, loudness):
    curve = loudness_curve(tone(amplitude), RATE, 10)
    assert curve == pytest.approx(np.full(10, loudness), abs=1e-3)


def test_a_started_frame_is_counted():
    assert len(loudness_curve(tone(1, 0.25), RATE, 10)) == 3


def test_more_frames_than_samples_are_a_mistake():
    with pytest.raises(SceneError, match="9000 frames a second: the sound has 8000"):
        loudness_curve(tone(1), RATE, 9000)


def test_channels_are_mixed(tmp_path):
    path = tmp_path / "stereo.wav"
    soundfile.write(path, np.stack([tone(0.5), np.zeros(RATE)], axis=1), RATE)
    samples, rate = read_sound(path)
    assert rate == RATE
    assert samples == pytest.approx(tone(0.25), abs=1e-4)


def test_what_is_not_a_sound_is_named(tmp_path):
    path = tmp_path / "text.wav"
    path.write_text("not a sound")
    with pytest.raises(SceneError, match=r"text\.wav: this sound cannot be read"):
        read_sound(path)


def test_a_layer_becomes_as_opaque_as_the_sound_is_loud():
    scene = parse_scene(
        '{"size": [2, 2], "background": "#000000",'
        ' "layers": [{"size": [2, 2], "opacity": 0.8, "follows_sound": true}]}'
    )
    frames = animate(scene, None, np.array([0, 0.5, 1]), CPU)
    shown = [np.asarray(Image.open(io.BytesIO(png)))[0, 0, 0] for png in frames]
    assert shown == [0, 102, 204]


def test_a_scene_that_follows_nothing_is_a_mistake(tmp_path):
    scene = parse_scene('{"size": [2, 2], "layers": [{"size": [2, 2]}]}')
    with pytest.raises(SceneError, match="follows_sound"):
        list(animate(scene, tmp_path, np.ones(1), CPU))


def test_the_sample_sound_has_four_beats(samples):
    curve = loudness_curve(*read_sound(samples / "beats.wav"), 16)
    assert (np.diff(curve, prepend=0) > 0.2).sum() == 4
