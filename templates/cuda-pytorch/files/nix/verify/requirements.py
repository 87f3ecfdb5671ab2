"""Reads pip's requirements files into plain values.

Every kind of line is known that pip's own documentation lists. A line that cannot be
read becomes a Problem, and reading goes on, so that all problems are shown at once.
"""

import os
import re
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

import pip_requirements_parser as pip
from packaging.markers import Marker
from packaging.specifiers import SpecifierSet
from packaging.utils import (
    InvalidSdistFilename,
    canonicalize_name,
    parse_sdist_filename,
)
from packaging.version import InvalidVersion, Version

# pip replaces only this form, and leaves a variable that is not set as it stands.
ENVIRONMENT_VARIABLE = re.compile(r"\$\{([A-Z0-9_]+)\}")
OPTIONS_OF_A_REQUIREMENT = {"hashes", "config_settings", "global_options"}
ENDS_BEFORE_MARKER = re.compile(r"\s;\s*")


@dataclass(frozen=True)
class Place:
    """Where something was read: the file as problems name it, and the line."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


@dataclass(frozen=True)
class Requirement:
    """One requirement; `name` is None where only a build tells, as for `./folder`."""

    place: Place
    name: str | None
    specifier: SpecifierSet
    text: str = ""
    """The line, without its hashes and as it is written."""
    marker: Marker | None = None
    extras: tuple[str, ...] = ()
    url: str | None = None
    hashes: tuple[str, ...] = ()
    editable: bool = False
    constraint: bool = False

    def applies(self, environment: Mapping[str, str]) -> bool:
        """Whether the marker holds in an environment."""
        return self.marker is None or self.marker.evaluate({**environment, "extra": ""})

    def accepts(self, version: str) -> bool:
        """Whether an installed version, which may be a beta, satisfies this."""
        try:
            return self.specifier.contains(Version(version), prereleases=True)
        except InvalidVersion:
            return str(self.specifier) in ("", f"=={version}", f"==={version}")


@dataclass(frozen=True)
class Option:
    """A line of options for the whole file, such as `--index-url URL`."""

    place: Place
    values: Mapping[str, object]


@dataclass(frozen=True)
class Problem:
    """Something that cannot be read; `place` is a Place, or the file's name alone."""

    place: Place | str
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


@dataclass(frozen=True)
class Requirements:
    """What a requirements file holds, and the files that it names, in order."""

    files: tuple[Path, ...]
    requirements: tuple[Requirement, ...]
    options: tuple[Option, ...]
    problems: tuple[Problem, ...]


Item = Path | Requirement | Option | Problem


def read_requirements(path: Path) -> Requirements:
    """Read a requirements file, and with it every file that `-r` and `-c` name.

    Files are named in problems relative to the folder of the first one.
    """
    path = Path(os.path.abspath(path))
    reading = _Reading(path.parent)
    items = list(_read(path, reading, constraint=False, named_at=path.name))
    return Requirements(
        tuple(dict.fromkeys(item for item in items if isinstance(item, Path))),
        tuple(item for item in items if isinstance(item, Requirement)),
        tuple(item for item in items if isinstance(item, Option)),
        tuple(item for item in items if isinstance(item, Problem)),
    )


class _Reading:
    """One run over a file and those that it names."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.seen: set[tuple[str, bool]] = set()

    def is_new(self, path: Path, constraint: bool) -> bool:
        """False the second time, which ends a cycle of files that name one another."""
        key = (os.path.realpath(path), constraint)
        new = key not in self.seen
        self.seen.add(key)
        return new


def _read(
    path: Path, reading: _Reading, *, constraint: bool, named_at: Place | str
) -> Iterator[Item]:
    if not reading.is_new(path, constraint):
        return
    try:
        text = _decode(path.read_bytes())
    except (OSError, UnicodeError, LookupError) as error:
        yield Problem(named_at, f"{path} {_reason(error)}")
        return
    yield path
    label = os.path.relpath(path, reading.folder)
    for item in _parse(text, label, constraint):
        yield item
        if isinstance(item, Option):
            yield from _follow(item, path, reading)


def _decode(data: bytes) -> str:
    text = pip.auto_decode(data)
    if "\0" in text:
        raise UnicodeError("a zero byte")
    return text


def _reason(error: Exception) -> str:
    match error:
        case FileNotFoundError():
            return "does not exist"
        case IsADirectoryError():
            return "is a folder, not a requirements file"
        case OSError():
            return f"cannot be opened: {error.strerror}"
        case _:
            return "is not text in a known encoding; save it as UTF-8"


def _follow(option: Option, path: Path, reading: _Reading) -> Iterator[Item]:
    for kind, constraint in (("requirements", False), ("constraints", True)):
        for target in option.values.get(kind, ()):
            named = _local_path(target)
            place = option.place
            if named is None:
                message = "names a file on the network; save it beside this one"
                yield Problem(place, message)
            else:
                named = Path(os.path.normpath(path.parent / named))
                yield from _read(named, reading, constraint=constraint, named_at=place)


def _local_path(target: str) -> str | None:
    scheme = pip.get_url_scheme(target)
    if scheme == "file":
        return url2pathname(urlsplit(target).path)
    return None if scheme in ("http", "https") else target


def _parse(text: str, label: str, constraint: bool) -> Iterator[Item]:
    for line in pip.preprocess(text):
        if isinstance(line, pip.CommentLine):
            continue
        place = Place(label, line.line_number)
        expanded = ENVIRONMENT_VARIABLE.sub(_value, line.line)
        try:
            for item in _parse_line(place, expanded):
                if isinstance(item, Requirement):
                    # Values of the environment can be secrets, so they are not shown.
                    shown = line.line.split(" --hash")[0].strip()
                    item = replace(item, text=shown, constraint=constraint)
                yield item
        except Exception as error:  # noqa: BLE001 - the parser has no class for its errors
            reason = _sentence(error) if expanded == line.line else "it is not valid"
            yield Problem(place, f"cannot read {line.line!r}: {reason}")


def _value(variable: re.Match[str]) -> str:
    return os.environ.get(variable[1]) or variable[0]


def _sentence(error: Exception) -> str:
    lines = str(error).strip().splitlines() or [type(error).__name__]
    return lines[0].removeprefix("pip_requirements_parser: error: ").strip()


def _parse_line(place: Place, line: str) -> Iterator[Requirement | Option]:
    text, options_text = pip.break_args_options(line)
    text = text.strip()
    marker_text = ""
    if not text:
        # Quotes of a marker would not survive the splitting of the options.
        options_text, *rest = ENDS_BEFORE_MARKER.split(options_text, maxsplit=1)
        marker_text = "".join(rest)
    options = _parse_options(options_text)
    editables = options.pop("editables", [])
    if not text and not editables:
        if marker_text:
            raise ValueError("a marker has no place behind an option")
        yield Option(place, options)
        return
    if strange := sorted(set(options) - OPTIONS_OF_A_REQUIREMENT):
        names = ", ".join(pip.OPT_BY_OPTIONS_DEST.get(name, name) for name in strange)
        raise ValueError(f"{names} needs a line of its own")
    marker = Marker(marker_text) if marker_text else None
    if text:
        yield _requirement(place, pip.build_install_req(text, options=options))
    for editable in editables:
        parsed = _requirement(place, pip.build_editable_req(editable))
        yield replace(parsed, marker=marker, editable=True)


def _parse_options(text: str) -> dict[str, list[str]]:
    if not text:
        return {}
    # A parser is good for one line: the lists of its options grow.
    parser = pip.build_parser()
    parser.add_option("-C", "--config-settings", "--config-setting", action="append")
    parser.add_option("--all-releases", action="append")
    parser.add_option("--only-final", action="append")
    parser.add_option("--no-require-hashes", action="store_true")
    values, rest = parser.parse_args(shlex.split(text))
    if rest:
        raise ValueError(f"unexpected {' '.join(rest)!r} behind the option")
    given = {name: value for name, value in vars(values).items() if value}
    if gone := sorted(given.keys() & set(pip.LEGACY_OPTIONS_DEST)):
        raise ValueError(f"pip no longer has {pip.OPT_BY_OPTIONS_DEST[gone[0]]}")
    if any("=" not in setting for setting in given.get("config_settings", [])):
        raise ValueError("--config-settings needs KEY=VALUE")
    return given


def _requirement(place: Place, parsed: pip.InstallRequirement) -> Requirement:
    url = parsed.link.url if parsed.link else None
    name = parsed.name or (url and _name_of_archive(parsed.link.filename))
    return Requirement(
        place=place,
        name=canonicalize_name(name) if name else None,
        specifier=parsed.specifier or SpecifierSet(),
        marker=parsed.marker,
        extras=tuple(sorted(parsed.extras)),
        url=url,
        hashes=tuple(parsed.hash_options),
    )


def _name_of_archive(file: str) -> str | None:
    try:
        return parse_sdist_filename(file)[0]
    except (InvalidSdistFilename, InvalidVersion):
        return None
