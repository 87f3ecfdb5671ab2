"""Finds the circle through a cloud of points, by gradient descent."""
