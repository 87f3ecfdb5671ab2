import torch

from cuda_pytorch_starter.device import best_device


def test_computes_on_the_best_device() -> None:
    device = best_device()
    left = torch.arange(6.0, device=device).reshape(2, 3)

    assert (left @ left.T).tolist() == [[5, 14], [14, 50]]
