"""Finds out what a folder consists of."""

from collections import Counter
from pathlib import Path


def count_by_suffix(folder: Path) -> Counter[str]:
    """Count the files below a folder by suffix, without hidden files and folders."""
    return Counter(
        path.suffix
        for path in folder.rglob("*")
        if path.is_file() and not _is_hidden(path.relative_to(folder))
    )


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)
