"""requirements.py reads what pip reads, and refuses what pip refuses."""

import string
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import example, given, settings
from hypothesis import strategies as st
from packaging.utils import canonicalize_name
from pip._internal.network.session import PipSession
from pip._internal.req.constructors import install_req_from_parsed_requirement
from pip._internal.req.req_file import parse_requirements
from requirements import read_requirements

names = st.from_regex(
    r"[A-Za-z][A-Za-z0-9]{0,5}([._-][A-Za-z0-9]{1,4})?", fullmatch=True
)
versions = st.from_regex(r"[0-9]{1,2}(\.[0-9]{1,2}){0,2}(rc1|\.post2)?", fullmatch=True)
operators = st.sampled_from(["==", ">=", "<=", "!=", "~=", "<", ">", "==="])
extras = st.sampled_from(["", "[a]", "[a,b-c]", " [ a ]"])
markers = st.sampled_from(
    [
        "",
        ";python_version>'3'",
        ' ; sys_platform == "win32"',
        "; os_name != 'x' or 'a' in os_name",
    ]
)
hashes = st.sampled_from(
    ["", f" --hash=sha256:{'ab' * 32}", f" \\\n  --hash sha256:{'cd' * 32}"]
)
comments = st.sampled_from(["", " # why", "   #", "\t# tab"])
schemes = st.sampled_from(["https://x.test/", "git+https://x.test/", "file:///tmp/"])
files = st.sampled_from(["a-1.2-py3-none-any.whl", "b_c-3.0.tar.gz", "d.zip"])
ends = st.sampled_from(["\n", "\r\n", "\n\n", "\n# a line\n", "\n   \n"])


@st.composite
def ranges(draw) -> str:
    parts = draw(st.lists(st.tuples(operators, versions), max_size=2))
    # ~= needs two numbers.
    return ",".join(f"{op}{'1.' * (op == '~=')}{version}" for op, version in parts)


@st.composite
def ordinary(draw) -> str:
    name, extra = draw(names), draw(extras)
    return name + extra + draw(ranges()) + draw(markers) + draw(hashes)


@st.composite
def addressed(draw) -> str:
    address = draw(schemes) + draw(files)
    name = draw(names)
    forms = [f"{name} @ {address}", f"{name}@{address}", f"{address}#egg={name}"]
    return draw(st.sampled_from(forms)) + draw(
        st.sampled_from(["", " ; os_name == 'posix'"])
    )


options = st.sampled_from(
    [
        "--pre",
        "-i https://x.test",
        "--no-binary :all:",
        "-f /tmp",
        "-c limits.txt",
        "-r more.txt",
    ]
)
editables = names.map(lambda name: f"-e git+https://x.test/p.git#egg={name}")
# Without what makes a path: pip wants it to exist, which a flake check cannot know.
noise = st.text(
    string.ascii_letters + string.digits + " =<>!~[](),;@#-_'\":\\", max_size=30
)
lines = ordinary() | addressed() | options | editables


def read_with_pip(file: Path) -> list[tuple]:
    found = []
    for parsed in parse_requirements(str(file), session=PipSession()):
        # The folder of a local path has to exist for pip alone.
        entry = install_req_from_parsed_requirement(parsed)
        hashes = [
            f"{kind}:{value}"
            for kind, some in entry.hash_options.items()
            for value in some
        ]
        found.append(
            (
                canonicalize_name(entry.name) if entry.name else None,
                str(entry.specifier if entry.req else ""),
                str(entry.markers or ""),
                sorted(entry.extras),
                sorted(hashes),
                entry.editable,
                parsed.constraint,
                entry.link is not None,
            )
        )
    return found


def read_with_ours(file: Path) -> tuple[list[tuple], list[str]]:
    found = read_requirements(file)
    entries = [
        (
            entry.name,
            str(entry.specifier),
            str(entry.marker or ""),
            sorted(entry.extras),
            sorted(entry.hashes),
            entry.editable,
            entry.constraint,
            entry.url is not None,
        )
        for entry in found.requirements
    ]
    return entries, [str(problem) for problem in found.problems]


def write(folder: str, text: str) -> Path:
    file = Path(folder, "requirements.txt")
    file.write_text(text, newline="")
    Path(folder, "limits.txt").write_text("limited<2 ; os_name == 'posix'\n")
    Path(folder, "more.txt").write_text("-c limits.txt\nmore[x]>1\n")
    return file


@settings(max_examples=400, deadline=None)
@given(st.lists(st.tuples(lines, comments, ends), max_size=6))
def test_files_of_good_lines_are_read_alike(parts):
    seen: set[str] = set()
    # pip reads a file as often as it is named, and we once.
    unique = [
        part
        for part in parts
        if not (part[0][:2] in ("-c", "-r") and part[0] in seen)
        and not seen.add(part[0])
    ]
    text = "".join(map("".join, unique))
    with TemporaryDirectory() as folder:
        file = write(folder, text)
        ours, problems = read_with_ours(file)
        assert problems == []
        theirs = read_with_pip(file)
        if {"-c limits.txt", "-r more.txt"} <= seen:
            ours, theirs = (
                list(dict.fromkeys(map(str, ours))),
                list(dict.fromkeys(map(str, theirs))),
            )
        assert sorted(map(str, ours)) == sorted(map(str, theirs))


@settings(max_examples=1500, deadline=None)
@given(noise | st.tuples(ordinary(), noise).map("".join))
@example("-C0")
def test_lines_that_pip_refuses_are_problems(line):
    with TemporaryDirectory() as folder:
        file = write(folder, line)
        ours, problems = read_with_ours(file)
        try:
            theirs = read_with_pip(file)
        except Exception as error:  # noqa: BLE001 - pip has many kinds
            assert problems, error
            return
        if problems:
            return
        assert ours == theirs
