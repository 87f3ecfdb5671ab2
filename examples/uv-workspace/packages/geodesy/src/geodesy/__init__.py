"""Distances on the earth."""

from geodesy._distance import distance

__all__ = ["distance"]
