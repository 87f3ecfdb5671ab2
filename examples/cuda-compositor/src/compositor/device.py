"""Where the tensors live."""

from typing import Literal

import torch

DeviceName = Literal["auto", "cpu", "cuda"]
DEVICE_NAMES: tuple[DeviceName, ...] = ("auto", "cpu", "cuda")


class NoCudaError(RuntimeError):
    """CUDA was asked for by name, and torch sees no CUDA device."""


def choose_device(wanted: DeviceName, *, cuda_available: bool) -> torch.device:
    """Choose the device; "auto" takes CUDA if it is there, "cuda" insists on it."""
    if wanted == "cpu" or (wanted == "auto" and not cuda_available):
        return torch.device("cpu")
    if not cuda_available:
        raise NoCudaError("CUDA was asked for, but torch sees no CUDA device")
    return torch.device("cuda")


def find_device(wanted: DeviceName) -> torch.device:
    """Choose the device on this machine."""
    return choose_device(wanted, cuda_available=torch.cuda.is_available())
