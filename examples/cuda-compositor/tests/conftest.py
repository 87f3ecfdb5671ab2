"""What several tests need."""

from pathlib import Path

import pytest
import torch
from hypothesis import settings

# The first use of an operator of torch can be slow: that says nothing about an example.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")


@pytest.fixture
def random_image():
    """Make premultiplied images, the same ones every time."""
    generator = torch.Generator().manual_seed(20)

    def make(
        width: int = 7, height: int = 5, dtype: torch.dtype = torch.float64
    ) -> torch.Tensor:
        image = torch.rand(4, height, width, generator=generator, dtype=dtype)
        return torch.cat([image[:3] * image[3:], image[3:]])

    return make


@pytest.fixture
def samples() -> Path:
    """Where the sample scenes are."""
    return Path(__file__).parents[1] / "samples"
