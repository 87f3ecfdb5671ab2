"""Soft masks from polygons."""

from collections.abc import Sequence

import cv2
import numpy as np
import torch
from torch import Tensor

from .transform import Size

type Point = tuple[float, float]

# Polygons are filled on a grid this much finer, so that slanted edges have no steps.
_FINER = 4


def polygon_mask(points: Sequence[Point], feather: float, size: Size) -> Tensor:
    """Fill a polygon, with an edge that falls from 1 to 0 over `feather` pixels.

    The edge of the polygon is where the mask is one half. With a feather of 0, the mask
    is how much of each pixel the polygon covers. There is no gradient to the points.
    """
    inside = _fill(points, size)
    if feather == 0:
        return torch.from_numpy(_shrink(inside, size))
    distance = _shrink(signed_distance(inside), size) / _FINER
    return torch.from_numpy(np.clip(0.5 + distance / feather, 0, 1))


def signed_distance(inside: np.ndarray) -> np.ndarray:
    """Measure how far every pixel is from the edge: above 0 inside, below 0 outside."""
    # The distances are those between centres of pixels; the edge is half a pixel nearer.
    within = _distance_to_zero(inside)
    beyond = _distance_to_zero(1 - inside)
    return np.where(inside > 0, within - 0.5, 0.5 - beyond)


def _fill(points: Sequence[Point], size: Size) -> np.ndarray:
    """Set what is inside of the polygon to 1, on the finer grid.

    By the even-odd rule: a pixel is inside if an odd number of edges is to the right of
    its centre. Not OpenCV's fillPoly, which fills the pixels that the edge touches too.
    """
    corners = np.asarray(points, float) * _FINER
    x = np.arange(size.width * _FINER) + 0.5
    y = np.arange(size.height * _FINER) + 0.5
    inside = np.zeros((len(y), len(x)), bool)
    for (x0, y0), (x1, y1) in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        rows = np.flatnonzero((y0 <= y) != (y1 <= y))
        crossings = x0 + (y[rows] - y0) / (y1 - y0 or 1) * (x1 - x0)
        inside[rows] ^= x < crossings[:, None]
    return inside.astype(np.uint8)


def _shrink(image: np.ndarray, size: Size) -> np.ndarray:
    """Average the finer grid over each pixel."""
    return cv2.resize(image.astype(np.float32), size, interpolation=cv2.INTER_AREA)


def _distance_to_zero(image: np.ndarray) -> np.ndarray:
    if image.all():
        # OpenCV has no answer when there is no zero. Larger than any feather.
        return np.full(image.shape, 1e6, np.float32)
    return cv2.distanceTransform(image, cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
