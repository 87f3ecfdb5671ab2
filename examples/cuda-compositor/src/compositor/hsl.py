"""Luminosity and saturation, as the non-separable blend modes of the W3C define them."""

import torch
from torch import Tensor

from .color import divide_or_zero

_WEIGHTS = (0.3, 0.59, 0.11)


def luminosity(color: Tensor) -> Tensor:
    """Tell how light a colour looks."""
    weights = torch.tensor(_WEIGHTS, dtype=color.dtype, device=color.device)
    return (color * weights[:, None, None]).sum(dim=-3, keepdim=True)


def saturation(color: Tensor) -> Tensor:
    """Tell how far a colour is from grey."""
    return color.amax(dim=-3, keepdim=True) - color.amin(dim=-3, keepdim=True)


def set_saturation(color: Tensor, wanted: Tensor) -> Tensor:
    """Stretch the channels so that the smallest is 0 and the largest is the one wanted.

    This is the specification's SetSat: its three cases are one line through 0.
    """
    above_least = color - color.amin(dim=-3, keepdim=True)
    return divide_or_zero(above_least * wanted, saturation(color))


def set_luminosity(color: Tensor, wanted: Tensor) -> Tensor:
    """Shift all channels to the luminosity that is wanted, staying inside 0..1."""
    return _clip(color + (wanted - luminosity(color)))


def with_luminosity_of(model: Tensor, color: Tensor) -> Tensor:
    """Give a colour the luminosity of another."""
    return set_luminosity(color, luminosity(model))


def _clip(color: Tensor) -> Tensor:
    """Move a colour towards its grey until all its channels are inside 0..1."""
    grey = luminosity(color)
    least = color.amin(dim=-3, keepdim=True)
    most = color.amax(dim=-3, keepdim=True)
    lifted = grey + divide_or_zero((color - grey) * grey, grey - least)
    color = torch.where(least < 0, lifted, color)
    lowered = grey + divide_or_zero((color - grey) * (1 - grey), most - grey)
    return torch.where(most > 1, lowered, color)
