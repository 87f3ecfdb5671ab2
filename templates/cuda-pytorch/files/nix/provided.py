"""Describes Python packages from nixpkgs for uv: provided.py SITE_PACKAGES OUTPUT.

OUTPUT/site-packages gets a *.dist-info folder for each package, OUTPUT/bin a starter for each of
their programs, and OUTPUT/constraints.txt their versions.
"""

import re
import sys
from importlib.metadata import Distribution, distributions
from pathlib import Path

# Several packages on the index are the same library; nixpkgs has it once, under one of the names.
SAME_LIBRARY = [
    {
        "opencv",
        "opencv-contrib-python",
        "opencv-contrib-python-headless",
        "opencv-python",
        "opencv-python-headless",
    },
]

# A file for every folder: it starts the Python that lies beside it. The form is the one that
# installers write where a path is too long for a #! line: sh and Python each read their part.
STARTER = """\
#!/bin/sh
'''exec' "$(dirname -- "$(realpath -- "$0")")/python" "$0" "$@"
' '''
import sys
from {module} import {first}

sys.exit({attribute}())
"""


def normalised(name: str) -> str:
    """The name under which two spellings are the same package."""
    return re.sub("[-_.]+", "-", name).lower()


def names_of(distribution: Distribution) -> set[str]:
    """The names that a package answers to."""
    name = normalised(distribution.name)
    return {name}.union(*(names for names in SAME_LIBRARY if name in names))


def describe(distribution: Distribution, name: str, folder: Path) -> None:
    """Write the *.dist-info folder by which installers know an installed package."""
    version = distribution.version
    target = folder / f"{name.replace('-', '_')}-{version}.dist-info"
    target.mkdir()
    files = {
        "METADATA": renamed(metadata_of(distribution), name),
        "WHEEL": "Wheel-Version: 1.0\nGenerator: nix\nRoot-Is-Purelib: true\n",
        "INSTALLER": "nix\n",
        "entry_points.txt": distribution.read_text("entry_points.txt"),
        "top_level.txt": distribution.read_text("top_level.txt"),
    }
    present = {file: text for file, text in files.items() if text is not None}
    # Uninstalling the package removes the files listed here, and none of Nix's own.
    listed = [f"{target.name}/{file},," for file in [*present, "RECORD"]]
    for file, text in {**present, "RECORD": "\n".join(listed) + "\n"}.items():
        (target / file).write_text(text)


def metadata_of(distribution: Distribution) -> str:
    """The metadata of a package, in one of the three places that it may have."""
    places = ("METADATA", "PKG-INFO", "")
    return next(filter(None, map(distribution.read_text, places)), "")


def renamed(metadata: str, name: str) -> str:
    """The metadata with this name, in the field before the first empty line that has it."""
    lines = metadata.splitlines()
    index = next(i for i, line in enumerate(lines) if line.startswith("Name: "))
    return "\n".join([*lines[:index], f"Name: {name}", *lines[index + 1 :]]) + "\n"


def start(distribution: Distribution, folder: Path) -> None:
    """Write a starter for each program of a package."""
    for entry in distribution.entry_points.select(group="console_scripts"):
        program = folder / entry.name
        first = entry.attr.split(".")[0]
        program.write_text(
            STARTER.format(module=entry.module, first=first, attribute=entry.attr)
        )
        program.chmod(0o755)


def main() -> None:
    """Write the folder."""
    site_packages, output = sys.argv[1], Path(sys.argv[2])
    packages, programs = output / "site-packages", output / "bin"
    packages.mkdir(parents=True)
    programs.mkdir()
    named = {
        normalised(entry.name): entry for entry in distributions(path=[site_packages])
    }
    for distribution in named.values():
        start(distribution, programs)
    aliases = {name: entry for entry in named.values() for name in names_of(entry)}
    described = aliases | named
    for name, distribution in described.items():
        describe(distribution, name, packages)
    constraints = [f"{name}=={entry.version}\n" for name, entry in described.items()]
    (output / "constraints.txt").write_text("".join(sorted(constraints)))


main()
