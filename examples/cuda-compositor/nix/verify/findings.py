"""What verify can find, and the exit code of each kind.

Exit codes:
  0  all good
  1  the environment cannot be examined, or torch cannot be imported
  2  wrong usage
  3  no driver or no GPU
  4  torch is built for the CPU only
  5  torch is built for another CUDA, or the driver is too old for it
  6  torch is there twice, or comes from the wrong place
  7  packages of the requirements are missing or of another version
  8  a device computes wrongly, or not at all

All findings are shown. The exit code is that of the first one, in the order
6, 1, 4, 5, 3, 8, 7. --allow-cpu makes notes of 3 and 4, which leave the code alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import Any

from requirements import Requirements


class Code(IntEnum):
    """Exit codes, in the order in which the first finding decides.

    Two torches come before all else: they are why importing one of them fails.
    """

    WRONG_OWNER = 6
    ENVIRONMENT = 1
    CPU_ONLY = 4
    WRONG_CUDA = 5
    NO_GPU = 3
    WRONG_RESULT = 8
    PACKAGES = 7
    NOTE = 0


ENTER = "Enter the dev shell: nix develop"
RENEW = "Delete .venv and enter the dev shell again: rm .venv; nix develop"

Facts = Mapping[str, Any]


@dataclass(frozen=True)
class Wishes:
    """What the flake promises, and what the user allows."""

    owner: str
    """Where torch comes from: `nix` or `wheel`."""
    cuda: str | None
    """The CUDA version, such as `12.8`."""
    requirements: Requirements
    provided: Mapping[str, str]
    """The versions of the packages that come from nixpkgs."""
    store: Path
    allow_cpu: bool = False


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong, or a note."""

    id: str
    code: Code
    sentence: str
    evidence: tuple[str, ...] = ()
    cure: str = ""
