"""What all tests of this folder need.

The project's own pytest finds this folder as well. It leaves it alone, unless its
Python has what the verifier reads requirements with; the flake's has.
"""

import sys
from importlib.util import find_spec
from pathlib import Path

if find_spec("pip_requirements_parser"):
    sys.path.insert(0, str(Path(__file__).parents[1]))
    from stand_ins import driver, empty_environment, project

    __all__ = ["driver", "empty_environment", "project"]
else:
    collect_ignore_glob = ["*"]
