"""The verifier's folder, as the tests that a project gets see it."""

import sys
from pathlib import Path

VERIFY = Path(__file__).parents[2] / "files/nix/verify"
sys.path[:0] = [str(VERIFY), str(VERIFY / "tests")]

from stand_ins import driver, empty_environment, project

__all__ = ["driver", "empty_environment", "project"]
