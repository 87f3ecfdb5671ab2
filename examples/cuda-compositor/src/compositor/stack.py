"""A stack of layers, and what it looks like."""

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from .blending import blend
from .porter_duff import combine
from .transform import Size, place


@dataclass(frozen=True)
class Layer:
    """One layer. All of its tensors are on one device, and all can have a gradient."""

    image: Tensor
    """Premultiplied, four channels, in the space of the scene."""
    color: Tensor
    """What the image is multiplied by: three channels."""
    opacity: Tensor
    offset: Tensor
    """Pixels to the right, pixels down."""
    rotation: Tensor
    """Radians, clockwise."""
    scale: Tensor
    mask: Tensor | None = None
    """One value for every pixel of the image, moved along with it."""
    blend: str = "normal"
    operator: str = "source-over"


def make_layer(
    image: Tensor, *, blend: str = "normal", operator: str = "source-over"
) -> Layer:
    """Make a layer that shows an image as it is, in the upper left corner."""
    return Layer(
        image=image,
        color=image.new_ones(3),
        opacity=image.new_ones(()),
        offset=image.new_zeros(2),
        rotation=image.new_zeros(()),
        scale=image.new_ones(()),
        blend=blend,
        operator=operator,
    )


def compose(layers: Sequence[Layer], canvas: Size, background: Tensor) -> Tensor:
    """Compose layers, the lowest first, on a background of one premultiplied colour."""
    result = background[:, None, None].expand(4, canvas.height, canvas.width)
    for layer in layers:
        source = draw(layer, canvas)
        result = combine(blend(source, result, layer.blend), result, layer.operator)
    return result


def draw(layer: Layer, canvas: Size) -> Tensor:
    """Draw one layer on an empty canvas."""
    tint = torch.cat([layer.color, layer.color.new_ones(1)])
    image = layer.image * tint[:, None, None] * layer.opacity
    if layer.mask is not None:
        image = image * layer.mask
    return place(image, canvas, layer.offset, layer.rotation, layer.scale)
