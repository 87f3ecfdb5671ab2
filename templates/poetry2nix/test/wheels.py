"""Which wheels the packaging library would use: {files, targets} → a list of booleans each."""

import json
import sys

from packaging import tags
from packaging.utils import parse_wheel_filename

LEGACY = {"manylinux1": 5, "manylinux2010": 12, "manylinux2014": 17}


def platforms(system: str) -> list[str]:
    """The platform tags of a system with glibc 2.40, or with macOS 14."""
    cpu = system.split("-")[0]
    if system.endswith("-darwin"):
        return list(tags.mac_platforms((14, 0), "arm64"))
    # For ARM, there were no such wheels before glibc 2.17.
    oldest = 5 if cpu == "x86_64" else 17
    return [
        *(f"manylinux_2_{minor}_{cpu}" for minor in range(40, oldest - 1, -1)),
        *(f"{name}_{cpu}" for name, minor in LEGACY.items() if minor >= oldest),
        f"linux_{cpu}",
    ]


def supported(system: str, python: str) -> frozenset[tags.Tag]:
    version = tuple(int(part) for part in python.split("."))
    own = platforms(system)
    interpreter = "cp" + python.replace(".", "")
    return frozenset(
        [
            *tags.cpython_tags(version, platforms=own),
            *tags.compatible_tags(version, interpreter=interpreter, platforms=own),
        ]
    )


with open(sys.argv[1]) as file:
    request = json.load(file)
wheels = [parse_wheel_filename(name)[3] for name in request["files"]]
answers = []
for target in request["targets"]:
    usable = supported(target["system"], target["python"])
    answers.append([not usable.isdisjoint(wheel) for wheel in wheels])
json.dump(answers, sys.stdout)
