"""Layers that follow a sound."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import soundfile
import torch

from .assemble import assemble
from .images import encode_png
from .scene import Scene, SceneError
from .stack import Layer, compose

# What is this far below full scale counts as silence.
SILENCE_DB = -40.0


def read_sound(path: Path) -> tuple[np.ndarray, int]:
    """Read a sound file as one channel, with its sample rate."""
    try:
        samples, rate = soundfile.read(path, dtype="float32", always_2d=True)
    except (OSError, soundfile.SoundFileError) as problem:
        raise SceneError(f"{path}: this sound cannot be read: {problem}") from None
    return samples.mean(axis=1), rate


def loudness_curve(
    samples: np.ndarray, rate: int, frames_per_second: int
) -> np.ndarray:
    """Tell how loud every frame is: 0 for silence, 1 for a sine at full scale."""
    if frames_per_second > rate:
        raise SceneError(
            f"{frames_per_second} frames a second: the sound has {rate} samples"
        )
    frames = int(np.ceil(len(samples) * frames_per_second / rate))
    edges = np.round(np.arange(frames + 1) * rate / frames_per_second).astype(int)
    power = np.array([np.mean(samples[a:b] ** 2) for a, b in pairwise(edges)])
    decibels = 10 * np.log10(np.maximum(2 * power, 1e-12))
    return np.clip(1 - decibels / SILENCE_DB, 0, 1)


@torch.no_grad()
def animate(
    scene: Scene, folder: Path, curve: np.ndarray, device: torch.device
) -> Iterator[bytes]:
    """Make a PNG for every value of the curve, which sets the opacity of some layers."""
    follows = [layer.follows_sound for layer in scene.layers]
    if not any(follows):
        raise SceneError('no layer has "follows_sound": true')
    still = assemble(scene, folder, device)
    for loudness in curve.tolist():
        layers = [
            _dimmed(layer, loudness) if follow else layer
            for layer, follow in zip(still.layers, follows, strict=True)
        ]
        yield encode_png(compose(layers, still.canvas, still.background), scene.space)


def _dimmed(layer: Layer, factor: float) -> Layer:
    return replace(layer, opacity=layer.opacity * factor)
