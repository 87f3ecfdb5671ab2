import pytest
import torch

from cuda_pytorch_starter.circle import Circle, fit_circle, noisy_circle


@pytest.mark.parametrize(
    "circle", [Circle(0, 0, 1), Circle(2, -1, 1.5), Circle(-3, 4, 0.5)]
)
def test_finds_a_circle(circle: Circle) -> None:
    points = noisy_circle(circle, count=300, device=torch.device("cpu"))

    assert tuple(fit_circle(points)) == pytest.approx(tuple(circle), abs=0.02)


def test_refuses_what_is_no_cloud_of_points() -> None:
    with pytest.raises(ValueError, match="three or more points"):
        fit_circle(torch.zeros(2, 2))
