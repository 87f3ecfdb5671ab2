"""Checks that a requirements file fits the packages that come from nixpkgs.

It needs no network and no environment, so that it can run before anything is
installed. Markers are evaluated for the Python that runs it, which has to be of the
project's version.

Exit codes: 0 it fits, 1 it does not, 2 wrong usage.
"""

import argparse
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from packaging.markers import default_environment

from packages import TORCH_FAMILY, read_provided
from requirements import Problem, Requirement, Requirements, read_requirements

ENVIRONMENT = "nix/environment.nix"


def find_problems(
    found: Requirements,
    provided: Mapping[str, str],
    owner: str,
    environment: Mapping[str, str],
) -> list[Problem]:
    """What is wrong; `owner` says where torch comes from, `nix` or `wheel`."""
    active = [entry for entry in found.requirements if entry.applies(environment)]
    if owner == "nix":
        of_torch = _nix_owns_torch(active, provided)
    else:
        of_torch = _wheel_owns_torch(active, provided, found)
    return [
        *found.problems,
        *of_torch,
        *(
            Problem(entry.place, message)
            for entry in active
            if (message := _conflict(entry, provided))
        ),
    ]


def _conflict(entry: Requirement, provided: Mapping[str, str]) -> str | None:
    version = provided.get(entry.name or "")
    if version is None:
        return None
    has = f"nixpkgs provides {entry.name} {version}"
    if entry.url is not None:
        return f"{entry.text}: {has}; write {entry.name} without an address"
    if not entry.accepts(version):
        cure = f"write {entry.name} without a version, or a range that has {version}"
        return f"{entry.text}: {has}; {cure}"
    return None


def _nix_owns_torch(
    active: list[Requirement], provided: Mapping[str, str]
) -> Iterator[Problem]:
    if "torch" not in provided:
        yield Problem(ENVIRONMENT, "torch has to come from nixpkgs; add it there")
    for entry in active:
        if entry.name in TORCH_FAMILY and entry.name not in (*provided, "torch"):
            message = f"{entry.text}: its wheel is built for another torch"
            yield Problem(entry.place, f"{message}; add {entry.name} to {ENVIRONMENT}")


def _wheel_owns_torch(
    active: list[Requirement], provided: Mapping[str, str], found: Requirements
) -> Iterator[Problem]:
    for name in TORCH_FAMILY:
        if name in provided:
            message = f"{name} is here, but torch has to be a wheel; remove it"
            yield Problem(ENVIRONMENT, message)
    named = any(entry.name == "torch" and not entry.constraint for entry in active)
    # It may be named in a line that cannot be read.
    if not named and not found.problems:
        message = "no line asks for torch, which has to be a wheel; add torch"
        yield Problem(found.files[0].name, message)


def main(arguments: list[str]) -> int:
    """Run the program and return its exit code."""
    parser = _parser()
    chosen = parser.parse_args(arguments)
    if chosen.provided and not chosen.provided.is_dir():
        parser.error(f"{chosen.provided} is not a folder")

    found = read_requirements(chosen.file)
    provided = read_provided(chosen.provided)
    problems = find_problems(found, provided, chosen.owner, default_environment())
    for problem in problems:
        print(problem, file=sys.stderr)
    if chosen.list_files and not problems:
        print(*found.files, sep="\n")
    return 1 if problems else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = parser.add_argument
    add("file", type=Path, metavar="FILE", help="a requirements file")
    add("--owner", choices=["nix", "wheel"], required=True, help="of torch")
    add("--provided", type=Path, metavar="DIR", help="*.dist-info of Nix's packages")
    add("--list-files", action="store_true", help="print the files that were read")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
