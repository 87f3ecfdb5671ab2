"""Measures how fast stacks of layers are composed: `python benchmarks/composite.py`."""

import argparse
import json
import statistics
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

import torch

from compositor.blending import BLEND_MODES
from compositor.device import NoCudaError, find_device
from compositor.stack import Layer, compose, make_layer
from compositor.transform import Size

STACKS = ((256, 4), (256, 16), (512, 4), (512, 16), (1024, 4), (1024, 16))
REPEATS = 3


@dataclass(frozen=True)
class Result:
    """The median time that one stack took on one device."""

    device: str
    side: int
    layers: int
    milliseconds: float
    megapixels_per_second: float


def make_stack(side: int, count: int, device: torch.device) -> list[Layer]:
    """Make layers of noise, with one blend mode after the other."""
    generator = torch.Generator().manual_seed(0)
    modes = list(BLEND_MODES)
    layers = []
    for number in range(count):
        image = torch.rand(4, side, side, generator=generator)
        image[:3] *= image[3:]
        layers.append(make_layer(image.to(device), blend=modes[number % len(modes)]))
    return layers


@torch.no_grad()
def measure(side: int, count: int, device: torch.device) -> Result:
    """Compose one stack several times."""
    layers = make_stack(side, count, device)
    background = torch.zeros(4, device=device)
    times = []
    # Once more than is counted: the first time loads kernels and fills caches.
    for _ in range(REPEATS + 1):
        wait_for(device)
        start = time.perf_counter()
        compose(layers, Size(side, side), background)
        wait_for(device)
        times.append(time.perf_counter() - start)
    seconds = statistics.median(times[1:])
    return Result(
        device=device.type,
        side=side,
        layers=count,
        milliseconds=round(seconds * 1000, 3),
        megapixels_per_second=round(side * side * count / seconds / 1e6, 1),
    )


def wait_for(device: torch.device) -> None:
    """Wait until the device has done its work; calls of CUDA return before it is done."""
    if device.type == "cuda":
        torch.cuda.synchronize(device)


def format_table(results: Sequence[Result]) -> str:
    """Write results as aligned columns."""
    head = ("device", "pixels", "layers", "ms", "Mpixel/s")
    rows = [
        (r.device, f"{r.side}x{r.side}", f"{r.layers}", f"{r.milliseconds:.2f}",
         f"{r.megapixels_per_second:.1f}")
        for r in results
    ]  # fmt: skip
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    return "\n".join(
        "  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True))
        for row in (head, *rows)
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure on the CPU, and on CUDA if it is there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--device", choices=("cpu", "cuda"), help="only this one")
    parser.add_argument(
        "--json", action="store_true", help="print JSON instead of a table"
    )
    chosen = parser.parse_args(arguments)
    try:
        devices = choose_devices(chosen.device)
    except NoCudaError as problem:
        print(f"composite.py: {problem}", file=sys.stderr)
        sys.exit(3)
    results = [
        measure(side, count, device) for device in devices for side, count in STACKS
    ]
    if chosen.json:
        print(json.dumps([asdict(result) for result in results], indent=2))
    else:
        print(format_table(results))


def choose_devices(wanted: str | None) -> list[torch.device]:
    """Choose the one device that is wanted, else all there are."""
    if wanted is not None:
        return [find_device(wanted)]
    return sorted(
        {find_device("cpu"), find_device("auto")}, key=lambda device: device.type
    )


if __name__ == "__main__":
    main()
