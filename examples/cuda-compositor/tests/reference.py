"""The specification once more: one colour at a time, in plain Python.

It shares no code with the package and follows the formulas of the W3C's Compositing and
Blending word for word, so that the two can only agree if both are right.
"""

import math

type Color = tuple[float, float, float]


def separable(mode: str, cb: float, cs: float) -> float:
    """Blend one channel of the backdrop with one of the source."""
    match mode:
        case "normal":
            return cs
        case "multiply":
            return cb * cs
        case "screen":
            return 1 - (1 - cb) * (1 - cs)
        case "overlay":
            return separable("hard-light", cs, cb)
        case "darken":
            return min(cb, cs)
        case "lighten":
            return max(cb, cs)
        case "color-dodge":
            return 0 if cb == 0 else 1 if cs == 1 else min(1, cb / (1 - cs))
        case "color-burn":
            return 1 if cb == 1 else 0 if cs == 0 else 1 - min(1, (1 - cb) / cs)
        case "hard-light":
            return cb * 2 * cs if cs <= 0.5 else separable("screen", cb, 2 * cs - 1)
        case "soft-light":
            if cs <= 0.5:
                return cb - (1 - 2 * cs) * cb * (1 - cb)
            d = ((16 * cb - 12) * cb + 4) * cb if cb <= 0.25 else math.sqrt(cb)
            return cb + (2 * cs - 1) * (d - cb)
        case "difference":
            return abs(cb - cs)
        case "exclusion":
            return cb + cs - 2 * cb * cs
    raise ValueError(mode)


def lum(color: Color) -> float:
    red, green, blue = color
    return 0.3 * red + 0.59 * green + 0.11 * blue


def sat(color: Color) -> float:
    return max(color) - min(color)


def clip_color(color: Color) -> Color:
    grey, least, most = lum(color), min(color), max(color)
    if least < 0:
        color = tuple(grey + (c - grey) * grey / (grey - least) for c in color)
    if most > 1:
        color = tuple(grey + (c - grey) * (1 - grey) / (most - grey) for c in color)
    return color


def set_lum(color: Color, wanted: float) -> Color:
    shift = wanted - lum(color)
    return clip_color(tuple(c + shift for c in color))


def set_sat(color: Color, wanted: float) -> Color:
    """As the specification has it: sort the channels, then set one after the other."""
    least, middle, most = sorted(range(3), key=lambda channel: color[channel])
    result = [0.0, 0.0, 0.0]
    if color[most] > color[least]:
        result[middle] = (
            (color[middle] - color[least]) * wanted / (color[most] - color[least])
        )
        result[most] = wanted
    return tuple(result)


def non_separable(mode: str, cb: Color, cs: Color) -> Color:
    """Blend a colour of the backdrop with one of the source."""
    match mode:
        case "hue":
            return set_lum(set_sat(cs, sat(cb)), lum(cb))
        case "saturation":
            return set_lum(set_sat(cb, sat(cs)), lum(cb))
        case "color":
            return set_lum(cs, lum(cb))
        case "luminosity":
            return set_lum(cb, lum(cs))
    raise ValueError(mode)


def srgb_to_linear(value: float) -> float:
    """One channel, as IEC 61966-2-1 defines it."""
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
