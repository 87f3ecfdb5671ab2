"""Starts the example for `python -m`."""

from .circle import Circle, fit_circle, noisy_circle
from .device import best_device


def main() -> None:
    """Fit a circle on the best device, and print it."""
    device = best_device()
    points = noisy_circle(Circle(x=2, y=-1, radius=1.5), count=1000, device=device)
    circle = fit_circle(points)
    print(f"On {device}: x={circle.x:.2f} y={circle.y:.2f} radius={circle.radius:.2f}")


if __name__ == "__main__":
    main()
