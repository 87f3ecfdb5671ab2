"""Colour spaces and premultiplied alpha.

Colours are tensors whose third dimension from the end has the channels: red, green,
blue, and alpha as the fourth where there is one. Values lie in 0..1.
"""

from typing import Literal

import torch
from torch import Tensor

Space = Literal["srgb", "linear"]

# IEC 61966-2-1. Below the knee the curve is a line, because the slope of a power is
# infinite at 0.
_SRGB_KNEE = 0.04045
_LINEAR_KNEE = 0.0031308


def srgb_to_linear(srgb: Tensor) -> Tensor:
    """Turn sRGB values into amounts of light."""
    # torch.where passes gradients into both branches: the clamp keeps the one that is
    # not taken finite.
    curve = ((srgb.clamp_min(_SRGB_KNEE) + 0.055) / 1.055) ** 2.4
    return torch.where(srgb <= _SRGB_KNEE, srgb / 12.92, curve)


def linear_to_srgb(linear: Tensor) -> Tensor:
    """Turn amounts of light into sRGB values."""
    curve = 1.055 * linear.clamp_min(_LINEAR_KNEE) ** (1 / 2.4) - 0.055
    return torch.where(linear <= _LINEAR_KNEE, linear * 12.92, curve)


def to_space(srgb: Tensor, space: Space) -> Tensor:
    """Turn sRGB values into values of the space that a scene is composed in."""
    return srgb_to_linear(srgb) if space == "linear" else srgb


def from_space(values: Tensor, space: Space) -> Tensor:
    """Turn values of the space that a scene is composed in into sRGB values."""
    return linear_to_srgb(values) if space == "linear" else values


def split(rgba: Tensor) -> tuple[Tensor, Tensor]:
    """Split four channels into colour and alpha."""
    color, alpha = rgba.split([3, 1], dim=-3)
    return color, alpha


def join(color: Tensor, alpha: Tensor) -> Tensor:
    """Join colour and alpha into four channels."""
    return torch.cat([color, alpha], dim=-3)


def premultiply(rgba: Tensor) -> Tensor:
    """Multiply the colour by alpha."""
    color, alpha = split(rgba)
    return join(color * alpha, alpha)


def unpremultiply(rgba: Tensor) -> Tensor:
    """Divide the colour by alpha; what is wholly transparent becomes black."""
    color, alpha = split(rgba)
    return join(divide_or_zero(color, alpha), alpha)


def divide_or_zero(numerator: Tensor, denominator: Tensor) -> Tensor:
    """Divide, with 0 (and a gradient of 0) where the denominator is not above 0."""
    positive = denominator > 0
    quotient = numerator / torch.where(positive, denominator, 1)
    return torch.where(positive, quotient, 0)


def parse_color(text: str) -> tuple[float, float, float]:
    """Read "#rrggbb" as sRGB values."""
    digits = text.removeprefix("#")
    red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue


def format_color(srgb: Tensor) -> str:
    """Write three sRGB values as "#rrggbb"."""
    levels = (srgb.detach().flatten().clamp(0, 1) * 255).round().int().tolist()
    return "#" + "".join(f"{level:02x}" for level in levels)
