import sys
from pathlib import Path


def count(text: str) -> int:
    return len(text.split())


def main() -> None:
    print(count(Path(sys.argv[1]).read_text()))
