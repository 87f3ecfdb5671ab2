"""Image files to tensors and back."""

import io
from pathlib import Path

import numpy as np
import torch
from PIL import Image, UnidentifiedImageError
from torch import Tensor

from .color import Space, from_space, join, premultiply, split, to_space, unpremultiply
from .scene import SceneError


def read_image(path: Path, space: Space) -> Tensor:
    """Read an image file as four premultiplied channels."""
    try:
        with Image.open(path) as file:
            pixels = np.asarray(file.convert("RGBA"), dtype=np.float32)
    except UnidentifiedImageError:
        raise SceneError(f"{path}: this is not an image") from None
    except OSError as problem:
        raise SceneError(f"{path}: {problem.strerror or problem}") from None
    color, alpha = split(torch.from_numpy(pixels / 255).movedim(-1, 0))
    return premultiply(join(to_space(color, space), alpha)).contiguous()


def encode_png(image: Tensor, space: Space) -> bytes:
    """Make a PNG of four premultiplied channels."""
    color, alpha = split(unpremultiply(image.detach().cpu()))
    straight = join(from_space(color, space), alpha)
    levels = (straight.clamp(0, 1) * 255).round().to(torch.uint8)
    buffer = io.BytesIO()
    Image.fromarray(levels.movedim(0, -1).numpy()).save(buffer, "PNG")
    return buffer.getvalue()
