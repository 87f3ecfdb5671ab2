"""Reads which packages come from nixpkgs."""

from pathlib import Path

from packaging.utils import canonicalize_name

# The others are compiled for one build of torch, and have to come from where it comes.
TORCH_FAMILY = ("torch", "torchvision", "torchaudio")


def read_provided(folder: Path | None) -> dict[str, str]:
    """The version of every package that has a *.dist-info folder in this one.

    The names of the folders say it; to read the metadata of hundreds of packages would
    take longer than everything else.
    """
    if folder is None:
        return {}
    entries = [path.stem.partition("-") for path in folder.glob("*.dist-info")]
    return {canonicalize_name(name): version for name, _, version in sorted(entries)}
