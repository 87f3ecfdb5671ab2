"""Prints how many files of each type a folder has: python main.py [FOLDER]"""

import sys
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


if __name__ == "__main__":
    for suffix, count in count_by_suffix(Path(*sys.argv[1:])).most_common():
        print(count, suffix or "(none)")
