"""The command line: compose, fit, animate.

Exit codes: 0 done, 1 a file cannot be written, 2 bad input, 3 there is no CUDA device.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from .assemble import render
from .device import DEVICE_NAMES, NoCudaError, find_device
from .fit import fit_scene
from .images import encode_png
from .scene import Scene, SceneError, format_scene, read_scene
from .sound import animate, loudness_curve, read_sound


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the program; leaves with the exit codes above."""
    parser = _make_parser()
    chosen = parser.parse_args(arguments)
    try:
        chosen.run(chosen)
    except SceneError as problem:
        _leave(2, problem)
    except NoCudaError as problem:
        _leave(3, problem)
    except OSError as problem:
        _leave(1, f"{problem.filename}: {problem.strerror}")


def _leave(code: int, problem: object) -> None:
    print(f"compositor: {problem}", file=sys.stderr)
    sys.exit(code)


def _compose(chosen: argparse.Namespace) -> None:
    device = find_device(chosen.device)
    scene = read_scene(chosen.scene)
    image = render(scene, chosen.scene.parent, device)
    chosen.output.write_bytes(encode_png(image, scene.space))
    print(f"{chosen.output}: composed on {device.type}")


def _fit(chosen: argparse.Namespace) -> None:
    device = find_device(chosen.device)
    scene = read_scene(chosen.scene)
    folder = chosen.scene.parent
    _keep_images_reachable(scene, folder, chosen.output)
    fitted = fit_scene(scene, folder, chosen.target, chosen.steps, device)
    chosen.output.write_text(format_scene(fitted.scene))
    print(
        f"{chosen.output}: fitted on {device.type}, mean squared error"
        f" {fitted.error_before:.2e} -> {fitted.error_after:.2e}"
    )


def _keep_images_reachable(scene: Scene, folder: Path, output: Path) -> None:
    """A scene names its images relative to its own folder."""
    if output.parent.resolve() == folder.resolve():
        return
    if any(layer.image is not None for layer in scene.layers):
        raise SceneError(
            f"{output}: the fitted scene uses images, so it has to lie in {folder}"
        )


def _animate(chosen: argparse.Namespace) -> None:
    device = find_device(chosen.device)
    scene = read_scene(chosen.scene)
    samples, rate = read_sound(chosen.sound)
    curve = loudness_curve(samples, rate, chosen.fps)
    chosen.output.mkdir(parents=True, exist_ok=True)
    for number, png in enumerate(animate(scene, chosen.scene.parent, curve, device)):
        (chosen.output / f"{number:05}.png").write_bytes(png)
    print(f"{chosen.output}: {len(curve)} frames composed on {device.type}")


def _make_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="compositor",
        description="Compose layers of images, on a GPU if there is one.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    compose = _command(commands, "compose", _compose, "compose a scene")
    compose.add_argument("--output", type=Path, required=True, metavar="PNG")

    fit = _command(commands, "fit", _fit, "find what makes a scene look like a picture")
    fit.add_argument("target", type=Path, help="the picture, as large as the scene")
    fit.add_argument("--output", type=Path, required=True, metavar="JSON")
    fit.add_argument(
        "--steps", type=_whole_number, default=150, help="at each of four coarsenesses"
    )

    animated = _command(commands, "animate", _animate, "let layers follow a sound")
    animated.add_argument("sound", type=Path, help="a WAV or FLAC file")
    animated.add_argument(
        "--fps", type=_whole_number, default=24, help="frames a second"
    )
    animated.add_argument("--output", type=Path, required=True, metavar="DIR")
    return parser


def _command(
    commands: argparse._SubParsersAction,
    name: str,
    run: Callable[[argparse.Namespace], None],
    summary: str,
) -> argparse.ArgumentParser:
    parser = commands.add_parser(
        name,
        help=summary,
        description=summary.capitalize() + ".",
        formatter_class=argparse.ArgumentDefaultsHelpFormatter,
    )
    parser.add_argument("scene", type=Path, help="a scene file")
    parser.add_argument(
        "--device", choices=DEVICE_NAMES, default="auto", help="where to compute"
    )
    parser.set_defaults(run=run)
    return parser


def _whole_number(text: str) -> int:
    if not (text.isascii() and text.isdigit()) or int(text) == 0:
        raise argparse.ArgumentTypeError(f'"{text}" is not a whole number above 0')
    return int(text)
