"""Fits a circle to points."""

from typing import NamedTuple

import torch
from torch import Tensor


class Circle(NamedTuple):
    """Where it is, and how large."""

    x: float
    y: float
    radius: float


def fit_circle(points: Tensor, steps: int = 500) -> Circle:
    """Find the circle that lies nearest to points, a tensor of shape (n, 2)."""
    if points.ndim != 2 or points.shape[1] != 2 or len(points) < 3:
        raise ValueError(f"three or more points in a plane, not {tuple(points.shape)}")
    centre = points.mean(dim=0).requires_grad_()
    radius = (points - centre).detach().norm(dim=1).mean().requires_grad_()
    optimizer = torch.optim.Adam([centre, radius], lr=0.05)
    for _ in range(steps):
        optimizer.zero_grad()
        distances = (points - centre).norm(dim=1) - radius
        distances.square().mean().backward()
        optimizer.step()
    x, y = centre.tolist()
    return Circle(x, y, radius.item())


def noisy_circle(circle: Circle, count: int, device: torch.device) -> Tensor:
    """Points beside a circle, always the same ones."""
    generator = torch.Generator().manual_seed(0)
    angles = torch.rand(count, generator=generator) * 2 * torch.pi
    noise = torch.randn(count, 2, generator=generator) * 0.02
    unit = torch.stack([angles.cos(), angles.sin()], dim=1)
    centre = torch.tensor([circle.x, circle.y])
    return (centre + circle.radius * unit + noise).to(device)
