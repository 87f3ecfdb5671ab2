"""The command line."""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

ROWS = range(200, 1_000_001)
SEEDS = range(2**31)


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, without the usage before it."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}\n")


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the program; leaves with 2 for bad input and with 1 when something else goes wrong."""
    parser = _make_parser()
    chosen = parser.parse_args(arguments)
    try:
        chosen.output.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        parser.error(f"the folder {chosen.output} cannot be made: {problem.strerror}")

    # Not at the top: these take seconds to load, and neither --help nor a mistake needs them.
    from requests import RequestException

    from .audit import run_audit
    from .delivery import send_report
    from .onnx_export import DisagreementError

    try:
        report = run_audit(chosen.rows, chosen.seed, chosen.output)
    except (OSError, DisagreementError) as problem:
        sys.exit(f"{parser.prog}: {problem}")
    print(report.summary())
    print(f"Written to {chosen.output}")

    if chosen.send_to:
        try:
            send_report(report, chosen.send_to)
        except RequestException as problem:
            sys.exit(f"{parser.prog}: the report was not sent: {problem}")


def _make_parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="equity-audit",
        description="Audit how fairly credit models treat two groups of applicants.",
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    run = commands.add_parser(
        "run",
        help="make applicants, train the models, audit them",
        description="Make applicants, train LightGBM and XGBoost on them, and audit both models.",
        formatter_class=argparse.ArgumentDefaultsHelpFormatter,
    )
    run.add_argument(
        "--rows", type=_number_in(ROWS), default=5000, metavar="N", help="applicants to make"
    )
    run.add_argument(
        "--seed",
        type=_number_in(SEEDS),
        default=0,
        metavar="S",
        help="the same seed gives the same results",
    )
    run.add_argument(
        "--output", type=Path, default=Path("audit"), metavar="DIR", help="folder for the results"
    )
    run.add_argument(
        "--send-to",
        type=_web_address,
        default=argparse.SUPPRESS,
        metavar="URL",
        help="also post the report to this address",
    )
    run.set_defaults(send_to=None)
    return parser


def _number_in(allowed: range) -> Callable[[str], int]:
    """Make a parser of whole numbers; unlike int() it takes no "1_000" and no other scripts."""

    def parse(text: str) -> int:
        plain = text.isascii() and text.isdigit() and len(text) <= len(str(allowed[-1]))
        if not plain or int(text) not in allowed:
            raise argparse.ArgumentTypeError(
                f"{text!r} is not a whole number from {allowed[0]} to {allowed[-1]}"
            )
        return int(text)

    return parse


def _web_address(text: str) -> str:
    if not text.startswith(("https://", "http://")):
        raise argparse.ArgumentTypeError(f"{text!r} does not start with https:// or http://")
    return text
