"""Checks that the project's environment computes as its flake promises.

It starts .venv/bin/python, imports torch, asks the driver, and multiplies matrices on
every device.
"""

import argparse
import json
import os
import sys
from pathlib import Path

import findings
from examine import examine
from findings import Wishes
from judge import exit_code, judge
from packages import read_provided
from report import to_json, to_text
from requirements import Requirements, read_requirements

EXAMPLES = """\
Examples:
  verify                            is everything as it should be, the GPU included?
  verify --allow-cpu                on a machine without a GPU
  verify --json | jq .findings      for programs
  verify --python ./other/bin/python
"""
SECONDS = 120


def main(arguments: list[str], time_limit: float = SECONDS) -> int:
    """Run the program and return its exit code."""
    parser = _parser()
    chosen = parser.parse_args(arguments)
    project = (chosen.project or _project_above(Path.cwd(), parser)).absolute()
    for folder in (project, chosen.provided):
        if folder and not folder.is_dir():
            parser.error(f"{folder} is not a folder")
    wishes = Wishes(
        owner=chosen.owner,
        cuda=chosen.cuda,
        requirements=_requirements(project, chosen.requirements),
        provided=read_provided(chosen.provided),
        store=_store_of(chosen.provided),
        allow_cpu=chosen.allow_cpu,
    )
    names = {entry.name for entry in wishes.requirements.requirements if entry.name}
    python = (chosen.python or project / ".venv/bin/python").absolute()
    facts = examine(python, sorted(names), time_limit, lambda doing: _say(f"… {doing}"))
    _say("")
    found = judge(facts, wishes)
    if chosen.json:
        print(json.dumps(to_json(found, facts, wishes), indent=2))
    else:
        print(to_text(found, facts, wishes, colour=_has_colour()))
    return exit_code(found)


def _parser() -> argparse.ArgumentParser:
    codes = (findings.__doc__ or "").split("\n\n", 1)[1]
    parser = argparse.ArgumentParser(
        prog="verify",
        description=__doc__,
        epilog=f"{EXAMPLES}\n{codes}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add("--json", action="store_true", help="print one JSON document")
    add("--allow-cpu", action="store_true", help="do not insist on a GPU")
    add("--python", type=Path, metavar="PATH", help="instead of .venv/bin/python")
    add("--project", type=Path, metavar="DIR", help="instead of where flake.nix is")
    add = parser.add_argument_group("set by the flake").add_argument
    add("--owner", choices=["nix", "wheel"], required=True, help="of torch")
    add("--cuda", metavar="VERSION", help="such as 12.8")
    add("--requirements", metavar="FILE", help="in the project")
    add("--provided", type=Path, metavar="DIR", help="*.dist-info of Nix's packages")
    return parser


def _project_above(folder: Path, parser: argparse.ArgumentParser) -> Path:
    for candidate in (folder, *folder.parents):
        if (candidate / "flake.nix").exists():
            return candidate
    parser.error(f"there is no flake.nix in {folder} or above; see --project")


def _requirements(project: Path, file: str | None) -> Requirements:
    """Those of the file; without one, torch alone is looked at."""
    return read_requirements(project / file) if file else Requirements((), (), (), ())


def _store_of(provided: Path | None) -> Path:
    """Nix's store, which is not in /nix everywhere: `provided` is in the same one."""
    parents = provided.absolute().parents if provided else []
    named = (folder for folder in parents if folder.name == "store")
    return next(named, Path("/nix/store"))


def _say(text: str) -> None:
    """Replace the line that tells a person what is going on."""
    if sys.stderr.isatty():
        print(f"\r\033[K{text}", end="", file=sys.stderr, flush=True)


def _has_colour() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def _run() -> int:
    # The marks of the report must not fail where the terminal does not know them.
    sys.stdout.reconfigure(errors="replace")
    try:
        code = main(sys.argv[1:])
        sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        _say("")
        return 130
    except BrokenPipeError:
        # The reader had enough; Python would complain when it closes the pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


if __name__ == "__main__":
    sys.exit(_run())
