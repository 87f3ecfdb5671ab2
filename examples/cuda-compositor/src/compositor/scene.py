"""Scene files: what they may say, and clear words for what they may not."""

from collections.abc import Callable, Collection
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    model_validator,
)

from .blending import BLEND_MODES
from .color import Space
from .porter_duff import OPERATORS

Parameter = Literal["opacity", "color", "offset"]


class SceneError(ValueError):
    """A scene cannot be read or composed; the message is for the one who wrote it."""


def _one_of(names: Collection[str]) -> Callable[[str], str]:
    def check(name: str) -> str:
        if name not in names:
            raise ValueError(f'"{name}" is not one of {", ".join(names)}')
        return name

    return check


def _inside_folder(path: str) -> str:
    """Keep a scene that came over the network from reading other folders."""
    if Path(path).is_absolute() or ".." in Path(path).parts:
        raise ValueError("an image has to lie in the folder of the scene, or below it")
    return path


Color = Annotated[str, Field(pattern="^#[0-9a-fA-F]{6}$")]
Fraction = Annotated[float, Field(ge=0, le=1)]
Side = Annotated[int, Field(ge=1, le=4096)]
Coordinate = Annotated[float, Field(ge=-100_000, le=100_000)]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class MaskSpec(_Model):
    """A polygon in pixels of the layer's image."""

    polygon: Annotated[
        tuple[tuple[Coordinate, Coordinate], ...], Field(min_length=3, max_length=1000)
    ]
    feather: Annotated[float, Field(ge=0, le=1000)] = 0.0


class LayerSpec(_Model):
    """A layer: an image from a file, or a white rectangle; the colour tints either."""

    name: str = ""
    image: Annotated[str, AfterValidator(_inside_folder)] | None = None
    size: tuple[Side, Side] | None = None
    color: Color = "#ffffff"
    opacity: Fraction = 1.0
    offset: tuple[Coordinate, Coordinate] = (0.0, 0.0)
    rotation: float = 0.0
    scale: Annotated[float, Field(ge=0.001, le=1000)] = 1.0
    blend: Annotated[str, AfterValidator(_one_of(BLEND_MODES))] = "normal"
    operator: Annotated[str, AfterValidator(_one_of(OPERATORS))] = "source-over"
    mask: MaskSpec | None = None
    follows_sound: bool = False
    fit: tuple[Parameter, ...] = ()

    @model_validator(mode="after")
    def _one_source(self) -> Self:
        if (self.image is None) == (self.size is None):
            raise ValueError('a layer has either an "image" or a "size"')
        return self


class Scene(_Model):
    """A canvas and the layers on it, the lowest first."""

    size: tuple[Side, Side]
    space: Space = "srgb"
    background: Color | None = None
    layers: Annotated[tuple[LayerSpec, ...], Field(max_length=200)] = ()


def parse_scene(text: str | bytes) -> Scene:
    """Read a scene from JSON."""
    try:
        return Scene.model_validate_json(text)
    except ValidationError as problem:
        # One line for each mistake, in the order of the file.
        raise SceneError("\n".join(map(_sentence, problem.errors()))) from None


def read_scene(path: Path) -> Scene:
    """Read a scene file."""
    try:
        text = path.read_bytes()
    except OSError as problem:
        raise SceneError(f"{path}: {problem.strerror}") from None
    try:
        return parse_scene(text)
    except SceneError as problem:
        lines = str(problem).splitlines()
        raise SceneError("\n".join(f"{path}: {line}" for line in lines)) from None


def format_scene(scene: Scene) -> str:
    """Write a scene as JSON, without what is as it is by default."""
    return scene.model_dump_json(indent=2, exclude_defaults=True) + "\n"


def _sentence(error: Any) -> str:
    place = "".join(
        f"[{step}]" if isinstance(step, int) else f".{step}" for step in error["loc"]
    ).removeprefix(".")
    message = error["msg"].removeprefix("Value error, ")
    return f"{place}: {message}" if place else message
