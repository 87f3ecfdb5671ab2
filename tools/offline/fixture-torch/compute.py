"""Computes with torch, and says what came out."""

import importlib.metadata
import json

import numpy
import torch
import torchaudio
import torchvision

torch.manual_seed(0)
left = torch.randn(64, 64, requires_grad=True)
right = torch.randn(64, 64)
product = left @ right
product.sum().backward()
boxes = torch.tensor([[0.0, 0, 1, 1], [0, 0, 1, 1]])
reference = left.detach().numpy() @ right.numpy()

print(
    json.dumps(
        {
            "cuda": [torch.version.cuda, torch.cuda.is_available()],
            "product": numpy.allclose(product.detach().numpy(), reference, atol=1e-4),
            "gradient": torch.allclose(
                left.grad, right.sum(1).expand(64, 64), atol=1e-4
            ),
            "from numpy": torch.from_numpy(numpy.arange(4)).sum().item(),
            "nms": torchvision.ops.nms(boxes, torch.tensor([0.9, 0.8]), 0.5).tolist(),
            "resampled": list(
                torchaudio.functional.resample(torch.zeros(1, 100), 1, 2).shape
            ),
            "versions": {
                name: importlib.metadata.version(name)
                for name in ("torch", "torchvision", "torchaudio")
            },
        }
    )
)
