"""Finding out how a picture was composed, by gradient descent."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from torch.nn.functional import avg_pool2d, mse_loss

from .assemble import Assembled, assemble
from .color import format_color, from_space
from .images import read_image
from .scene import LayerSpec, Parameter, Scene, SceneError
from .stack import Layer, compose

# A picture seen from far away first: an offset only has a gradient as long as the layer
# and its image in the target overlap, and coarse pixels make them overlap.
_COARSENESS = (8, 4, 2, 1)

_LEARNING_RATES: dict[Parameter, float] = {"opacity": 0.1, "color": 0.1, "offset": 0.5}


@dataclass(frozen=True)
class Fitted:
    """The scene that was found, and how far it is from the target: mean squared error."""

    scene: Scene
    error_before: float
    error_after: float


def fit_scene(
    scene: Scene, folder: Path, target: Path, steps: int, device: torch.device
) -> Fitted:
    """Change what the layers of a scene list under "fit" until it looks like the target."""
    wanted = [layer.fit for layer in scene.layers]
    if not any(wanted):
        raise SceneError('no layer lists anything to find out under "fit"')
    goal = read_image(target, scene.space).to(device)
    height, width = goal.shape[-2:]
    if (width, height) != tuple(scene.size):
        raise SceneError(
            f"{target} is {width} by {height} pixels, but the scene is"
            f" {scene.size[0]} by {scene.size[1]}"
        )
    start = assemble(scene, folder, device)
    found = fit_layers(start, wanted, goal, steps)
    specs = tuple(
        _updated(spec, layer, scene)
        for spec, layer in zip(scene.layers, found.layers, strict=True)
    )
    return Fitted(
        scene=scene.model_copy(update={"layers": specs}),
        error_before=_error(start, goal),
        error_after=_error(found, goal),
    )


def fit_layers(
    start: Assembled,
    wanted: Sequence[Collection[Parameter]],
    target: Tensor,
    steps: int,
) -> Assembled:
    """Find the wanted parameters of every layer; `steps` are taken at every coarseness."""
    unknowns = [
        {name: _to_free(name, layer) for name in names}
        for layer, names in zip(start.layers, wanted, strict=True)
    ]
    groups = [
        {"params": [value], "lr": _LEARNING_RATES[name]}
        for layer in unknowns
        for name, value in layer.items()
    ]

    def current() -> Assembled:
        layers = map(_with_free, start.layers, unknowns)
        return replace(start, layers=tuple(layers))

    for coarseness in _usable(_COARSENESS, target):
        _descend(groups, lambda: _compose(current()), target, coarseness, steps)
    with torch.no_grad():
        return current()


def _descend(
    groups: list[dict],
    picture: Callable[[], Tensor],
    target: Tensor,
    coarseness: int,
    steps: int,
) -> None:
    """Move the parameters in the groups so that the picture comes closer to the target."""
    # A copy, because an optimizer keeps its schedule in the groups.
    optimizer = torch.optim.Adam([group.copy() for group in groups], betas=(0.9, 0.99))
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, steps)
    goal = avg_pool2d(target, coarseness)
    for _ in range(steps):
        optimizer.zero_grad()
        loss = mse_loss(avg_pool2d(picture(), coarseness), goal)
        loss.backward()
        optimizer.step()
        schedule.step()


def _usable(coarsenesses: Sequence[int], target: Tensor) -> list[int]:
    """Leave out what would make fewer than four pixels of a side."""
    return [
        size for size in coarsenesses if size == 1 or 4 * size <= min(target.shape[-2:])
    ]


def _to_free(name: Parameter, layer: Layer) -> Tensor:
    """Turn a parameter into a leaf that may take any value."""
    value: Tensor = getattr(layer, name)
    if name != "offset":
        # The logistic curve keeps 0..1; at its very ends there would be no gradient.
        value = torch.logit(value.clamp(0.02, 0.98))
    return value.detach().clone().requires_grad_()


def _with_free(layer: Layer, unknowns: dict[Parameter, Tensor]) -> Layer:
    values: dict[str, Any] = {
        name: value if name == "offset" else torch.sigmoid(value)
        for name, value in unknowns.items()
    }
    return replace(layer, **values)


def _compose(assembled: Assembled) -> Tensor:
    return compose(assembled.layers, assembled.canvas, assembled.background)


@torch.no_grad()
def _error(assembled: Assembled, target: Tensor) -> float:
    return mse_loss(_compose(assembled), target).item()


def _updated(spec: LayerSpec, layer: Layer, scene: Scene) -> LayerSpec:
    """Write what was found into the layer of the scene."""
    values = {
        "opacity": round(layer.opacity.item(), 4),
        "color": format_color(from_space(layer.color, scene.space)),
        "offset": tuple(round(value, 3) for value in layer.offset.tolist()),
    }
    return spec.model_copy(update={name: values[name] for name in spec.fit})
