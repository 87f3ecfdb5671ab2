"""The command line."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from .files import count_by_suffix


def main(arguments: Sequence[str] | None = None) -> None:
    """Print how many files of each type a folder has."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path())
    folder: Path = parser.parse_args(arguments).folder
    if not folder.is_dir():
        parser.error(f"{folder} is not a folder")

    table = Table("Type", "Files")
    for suffix, count in count_by_suffix(folder).most_common():
        table.add_row(suffix or "(none)", str(count))
    Console().print(table)
