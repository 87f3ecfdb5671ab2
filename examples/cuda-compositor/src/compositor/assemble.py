"""From a scene to tensors."""

import math
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

from .color import Space, parse_color, to_space
from .images import read_image
from .mask import polygon_mask
from .scene import LayerSpec, Scene
from .stack import Layer, compose
from .transform import Size


@dataclass(frozen=True)
class Assembled:
    """A scene whose images are read and whose tensors are on a device."""

    canvas: Size
    background: Tensor
    layers: tuple[Layer, ...]


def assemble(scene: Scene, folder: Path, device: torch.device) -> Assembled:
    """Read the images of a scene, which lie in the folder."""
    return Assembled(
        canvas=Size(*scene.size),
        background=_background(scene).to(device),
        layers=tuple(
            _layer(layer, folder, scene.space, device) for layer in scene.layers
        ),
    )


@torch.no_grad()
def render(scene: Scene, folder: Path, device: torch.device) -> Tensor:
    """Compose a scene."""
    assembled = assemble(scene, folder, device)
    return compose(assembled.layers, assembled.canvas, assembled.background)


def _background(scene: Scene) -> Tensor:
    if scene.background is None:
        return torch.zeros(4)
    return torch.cat([_color(scene.background, scene.space), torch.ones(1)])


def _color(text: str, space: Space) -> Tensor:
    return to_space(torch.tensor(parse_color(text)), space)


def _layer(spec: LayerSpec, folder: Path, space: Space, device: torch.device) -> Layer:
    image = _image(spec, folder, space)
    mask = _mask(spec, image)
    return Layer(
        image=image.to(device),
        color=_color(spec.color, space).to(device),
        opacity=torch.tensor(spec.opacity, device=device),
        offset=torch.tensor(spec.offset, device=device),
        rotation=torch.tensor(math.radians(spec.rotation), device=device),
        scale=torch.tensor(spec.scale, device=device),
        mask=None if mask is None else mask.to(device),
        blend=spec.blend,
        operator=spec.operator,
    )


def _mask(spec: LayerSpec, image: Tensor) -> Tensor | None:
    if spec.mask is None:
        return None
    height, width = image.shape[-2:]
    return polygon_mask(spec.mask.polygon, spec.mask.feather, Size(width, height))


def _image(spec: LayerSpec, folder: Path, space: Space) -> Tensor:
    if spec.image is not None:
        return read_image(folder / spec.image, space)
    assert spec.size is not None  # the scene has checked it
    width, height = spec.size
    return torch.ones(4, height, width)
