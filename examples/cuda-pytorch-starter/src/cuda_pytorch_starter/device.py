"""Chooses where to compute."""

import torch


def best_device() -> torch.device:
    """The graphics card if PyTorch can use one, else the processor."""
    if torch.cuda.is_available():
        return torch.device("cuda")
    if torch.backends.mps.is_available():
        return torch.device("mps")
    return torch.device("cpu")
