"""Stands in for torch: as much of it as the probe uses, as settings.json wants it."""

import json
from pathlib import Path
from types import SimpleNamespace

from . import on_import  # noqa: F401 - what goes wrong, if anything

_settings = json.loads(Path(__file__).with_name("settings.json").read_text())

__version__ = _settings["version"]
version = SimpleNamespace(cuda=_settings["cuda"])
cuda = SimpleNamespace(
    is_available=lambda: _settings["available"],
    device_count=lambda: _settings["devices"],
    get_arch_list=lambda: ["sm_90"],
    get_device_properties=lambda name: SimpleNamespace(
        name="Fake GPU", major=9, minor=0, total_memory=80 * 2**30
    ),
)
backends = SimpleNamespace(mps=SimpleNamespace(is_available=lambda: False))


def set_float32_matmul_precision(precision):
    assert precision == "highest"


class Generator:
    def manual_seed(self, seed):
        return self


class Tensor:
    """A matrix of which only the error of its numbers is known."""

    def __init__(self, device="cpu", error=0.0):
        self.device, self.error = device, error

    def double(self):
        return Tensor("exact", self.error)

    def to(self, device):
        return Tensor(device, self.error)

    def cpu(self):
        return self.to("cpu")

    def abs(self):
        return self

    max = abs

    def __matmul__(self, other):
        if self.device in _settings["failing"]:
            raise RuntimeError("CUDA error: no kernel image is available\nmore lines")
        return Tensor(self.device, float(_settings["errors"].get(self.device, 0)))

    def __sub__(self, other):
        return Tensor(self.device, self.error - other.error)

    def __float__(self):
        return self.error


def randn(*size, generator):
    return Tensor()
