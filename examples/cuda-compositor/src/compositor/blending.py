"""The blend modes of the W3C's Compositing and Blending, section 10.

A mode takes the colours of backdrop and source, not premultiplied. Wherever it divides
or takes a root, the branch that torch.where drops is kept finite, so that gradients are
numbers everywhere.
"""

from collections.abc import Callable

import torch
from torch import Tensor

from .color import divide_or_zero, join, split, unpremultiply
from .hsl import saturation, set_saturation, with_luminosity_of

type BlendMode = Callable[[Tensor, Tensor], Tensor]


def normal(backdrop: Tensor, source: Tensor) -> Tensor:
    """Take the source."""
    return source.expand_as(backdrop)


def multiply(backdrop: Tensor, source: Tensor) -> Tensor:
    """Darken as two slides in one projector do."""
    return backdrop * source


def screen(backdrop: Tensor, source: Tensor) -> Tensor:
    """Lighten as two projectors on one screen do."""
    return backdrop + source - backdrop * source


def hard_light(backdrop: Tensor, source: Tensor) -> Tensor:
    """Multiply or screen, depending on the source."""
    lit = screen(backdrop, 2 * source - 1)
    return torch.where(source <= 0.5, multiply(backdrop, 2 * source), lit)


def overlay(backdrop: Tensor, source: Tensor) -> Tensor:
    """Multiply or screen, depending on the backdrop."""
    return hard_light(source, backdrop)


def color_dodge(backdrop: Tensor, source: Tensor) -> Tensor:
    """Brighten the backdrop to reflect the source."""
    brightened = divide_or_zero(backdrop, 1 - source).clamp_max(1)
    saturated = torch.where(source >= 1, torch.ones_like(brightened), brightened)
    return torch.where(backdrop <= 0, torch.zeros_like(brightened), saturated)


def color_burn(backdrop: Tensor, source: Tensor) -> Tensor:
    """Darken the backdrop to reflect the source."""
    return 1 - color_dodge(1 - backdrop, 1 - source)


def soft_light(backdrop: Tensor, source: Tensor) -> Tensor:
    """Darken or lighten softly, depending on the source."""
    polynomial = ((16 * backdrop - 12) * backdrop + 4) * backdrop
    root = backdrop.clamp_min(0.25).sqrt()
    target = torch.where(backdrop <= 0.25, polynomial, root)
    darkened = backdrop - (1 - 2 * source) * backdrop * (1 - backdrop)
    lightened = backdrop + (2 * source - 1) * (target - backdrop)
    return torch.where(source <= 0.5, darkened, lightened)


def difference(backdrop: Tensor, source: Tensor) -> Tensor:
    """Take the distance of the two."""
    return (backdrop - source).abs()


def exclusion(backdrop: Tensor, source: Tensor) -> Tensor:
    """Like difference, with less contrast."""
    return backdrop + source - 2 * backdrop * source


def hue(backdrop: Tensor, source: Tensor) -> Tensor:
    """Hue of the source, saturation and luminosity of the backdrop."""
    return with_luminosity_of(backdrop, set_saturation(source, saturation(backdrop)))


def saturate(backdrop: Tensor, source: Tensor) -> Tensor:
    """Saturation of the source, hue and luminosity of the backdrop."""
    return with_luminosity_of(backdrop, set_saturation(backdrop, saturation(source)))


def color(backdrop: Tensor, source: Tensor) -> Tensor:
    """Hue and saturation of the source, luminosity of the backdrop."""
    return with_luminosity_of(backdrop, source)


def luminous(backdrop: Tensor, source: Tensor) -> Tensor:
    """Luminosity of the source, hue and saturation of the backdrop."""
    return with_luminosity_of(source, backdrop)


BLEND_MODES: dict[str, BlendMode] = {
    "normal": normal,
    "multiply": multiply,
    "screen": screen,
    "overlay": overlay,
    "darken": torch.minimum,
    "lighten": torch.maximum,
    "color-dodge": color_dodge,
    "color-burn": color_burn,
    "hard-light": hard_light,
    "soft-light": soft_light,
    "difference": difference,
    "exclusion": exclusion,
    "hue": hue,
    "saturation": saturate,
    "color": color,
    "luminosity": luminous,
}


def blend(source: Tensor, backdrop: Tensor, mode: str) -> Tensor:
    """Mix the source's colour with the backdrop's, as far as the backdrop is opaque.

    Both images are premultiplied; the result is the source to be combined, premultiplied
    by the source's own alpha.
    """
    if mode == "normal":
        return source
    premultiplied, alpha = split(source)
    behind, cover = split(unpremultiply(backdrop))
    above, _ = split(unpremultiply(source))
    # A premultiplied colour above its alpha comes from rounding: blend modes want 0..1.
    mixed = BLEND_MODES[mode](behind.clamp(0, 1), above.clamp(0, 1))
    return join((1 - cover) * premultiplied + cover * alpha * mixed, alpha)
