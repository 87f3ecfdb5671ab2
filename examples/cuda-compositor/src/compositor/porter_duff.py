"""The Porter-Duff operators of the W3C's Compositing and Blending, section 9.1."""

from collections.abc import Callable

import torch
from torch import Tensor

type Fractions = Callable[[Tensor, Tensor], tuple[Tensor | float, Tensor | float]]

# How much stays of the source and of the backdrop, given the alpha of both.
OPERATORS: dict[str, Fractions] = {
    "clear": lambda source, backdrop: (0.0, 0.0),
    "copy": lambda source, backdrop: (1.0, 0.0),
    "destination": lambda source, backdrop: (0.0, 1.0),
    "source-over": lambda source, backdrop: (1.0, 1 - source),
    "destination-over": lambda source, backdrop: (1 - backdrop, 1.0),
    "source-in": lambda source, backdrop: (backdrop, 0.0),
    "destination-in": lambda source, backdrop: (0.0, source),
    "source-out": lambda source, backdrop: (1 - backdrop, 0.0),
    "destination-out": lambda source, backdrop: (0.0, 1 - source),
    "source-atop": lambda source, backdrop: (backdrop, 1 - source),
    "destination-atop": lambda source, backdrop: (1 - backdrop, source),
    "xor": lambda source, backdrop: (1 - backdrop, 1 - source),
    "lighter": lambda source, backdrop: (1.0, 1.0),
}


def combine(source: Tensor, backdrop: Tensor, operator: str) -> Tensor:
    """Combine two premultiplied images; the result is premultiplied."""
    of_source, of_backdrop = OPERATORS[operator](
        source[..., 3:, :, :], backdrop[..., 3:, :, :]
    )
    combined = source * of_source + backdrop * of_backdrop
    # Only "lighter" can leave 0..1 by more than the rounding of floats.
    return torch.clamp(combined, 0, 1) if operator == "lighter" else combined
