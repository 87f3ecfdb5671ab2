"""Placing a layer on the canvas."""

from typing import NamedTuple

import torch
from torch import Tensor
from torch.nn.functional import grid_sample


class Size(NamedTuple):
    """The size of an image in pixels."""

    width: int
    height: int


def place(
    image: Tensor, canvas: Size, offset: Tensor, rotation: Tensor, scale: Tensor
) -> Tensor:
    """Draw an image on an empty canvas; every argument but the size has a gradient.

    The offset (x, y) is that of the image's upper left corner before the image is turned
    (in radians, clockwise on the screen) and scaled about its own centre. Outside of
    the image there is nothing: the image has to be premultiplied.
    """
    height, width = image.shape[-2:]
    size = image.new_tensor([width, height])
    points = _from_canvas(
        _pixel_centers(canvas, image), size / 2, offset, rotation, scale
    )
    # grid_sample counts from -1 at one outer edge to 1 at the other.
    grid = 2 * points / size - 1
    sampled = grid_sample(
        image[None],
        grid[None],
        mode="bilinear",
        padding_mode="zeros",
        align_corners=False,
    )
    return sampled[0]


def _pixel_centers(canvas: Size, like: Tensor) -> Tensor:
    """Make the coordinates (x, y) of the centre of every pixel."""
    across = torch.arange(canvas.width, dtype=like.dtype, device=like.device) + 0.5
    down = torch.arange(canvas.height, dtype=like.dtype, device=like.device) + 0.5
    y, x = torch.meshgrid(down, across, indexing="ij")
    return torch.stack([x, y], dim=-1)


def _from_canvas(
    points: Tensor, center: Tensor, offset: Tensor, rotation: Tensor, scale: Tensor
) -> Tensor:
    """Find the points of the image that come to lie on these points of the canvas."""
    x, y = (points - center - offset).unbind(dim=-1)
    sine, cosine = torch.sin(rotation), torch.cos(rotation)
    turned_back = torch.stack([cosine * x + sine * y, cosine * y - sine * x], dim=-1)
    return turned_back / scale + center
