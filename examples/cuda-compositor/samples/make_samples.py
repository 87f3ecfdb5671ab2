"""Makes the images and the sound beside this file anew: `python samples/make_samples.py`."""

from pathlib import Path

import numpy as np
import soundfile
from PIL import Image

HERE = Path(__file__).parent
RATE = 8000


def sky(width: int, height: int) -> np.ndarray:
    """Make a gradient from blue to a warm white."""
    down = np.linspace(0, 1, height)[:, None, None]
    colors = (1 - down) * np.array([58, 110, 190]) + down * np.array([250, 236, 214])
    return np.broadcast_to(colors, (height, width, 3)).round().astype(np.uint8)


def glow(size: int) -> np.ndarray:
    """Make a disc of light whose alpha fades towards its edge."""
    across = (np.arange(size) + 0.5) / size * 2 - 1
    radius = np.hypot(across[:, None], across[None, :])
    alpha = np.clip(1 - radius, 0, 1) ** 0.5
    image = np.full((size, size, 4), (255, 244, 200, 0), np.uint8)
    image[..., 3] = (alpha * 255).round()
    return image


def beats(count: int) -> np.ndarray:
    """Make one fading tone for each quarter of a second."""
    time = np.arange(RATE // 4) / RATE
    return np.tile(np.sin(2 * np.pi * 220 * time) * np.exp(-12 * time), count)


if __name__ == "__main__":
    Image.fromarray(sky(160, 100)).save(HERE / "sky.png")
    Image.fromarray(glow(64)).save(HERE / "sun.png")
    soundfile.write(HERE / "beats.wav", beats(4), RATE, subtype="PCM_16")
