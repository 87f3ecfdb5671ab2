"""Shows the findings, as text for people and as JSON for programs."""

from collections.abc import Iterator
from typing import Any

from findings import Code, Facts, Finding, Wishes
from judge import exit_code
from judge_packages import checked

RED, YELLOW, GREEN, PLAIN = "\033[31m", "\033[33m", "\033[32m", "\033[0m"


def to_json(findings: list[Finding], facts: Facts, wishes: Wishes) -> dict[str, Any]:
    """The document of `--json`; when a key changes, so does the version."""
    code = exit_code(findings)
    return {
        "schemaVersion": 1,
        "command": "verify",
        "ok": code == 0,
        "exitCode": code,
        "findings": [
            {
                "id": finding.id,
                "level": "note" if finding.code == Code.NOTE else "error",
                "exitCode": finding.code,
                "sentence": finding.sentence,
                "evidence": list(finding.evidence),
                "cure": finding.cure,
            }
            for finding in findings
        ],
        "facts": {
            "python": {
                key: facts.get(key) for key in ("executable", "version", "prefix")
            },
            "torch": facts.get("torch"),
            "places": facts.get("torches", []),
            "driver": facts.get("driver"),
            "devices": facts.get("devices", []),
            "requirements": {
                "files": [str(file) for file in wishes.requirements.files],
                "checked": len(checked(facts, wishes.requirements)),
            },
        },
    }


def to_text(
    findings: list[Finding], facts: Facts, wishes: Wishes, *, colour: bool
) -> str:
    """Facts in columns, then the findings, each with its evidence and its cure."""
    rows = [*_rows(facts, wishes)]
    width = max((len(name) for name, _ in rows), default=0)
    lines = [f"{name:{width}}  {text}" for name, text in rows]
    for finding in findings:
        lines += ["", *_finding_lines(finding, colour)]
    if exit_code(findings) == 0:
        sentence = "Only notes." if findings else "No problems found."
        lines += ["", _marked("✓ ok", sentence, GREEN, colour)]
    return "\n".join(lines).lstrip("\n")


def _rows(facts: Facts, wishes: Wishes) -> Iterator[tuple[str, str]]:
    if "executable" in facts:
        yield "Python", f"{facts['version']}, {facts['executable']}"
    torch = facts.get("torch", {})
    if "version" in torch:
        cuda = torch["cuda"] or "none"
        yield "torch", f"{torch['version']}, CUDA {cuda}, {torch['file']}"
    driver = facts.get("driver", {})
    if "cuda" in driver:
        version = ".".join(map(str, driver["cuda"]))
        release = driver["release"] or "of unknown release"
        yield "driver", f"{release}, CUDA {version}, {driver['library']}"
    for device in facts.get("devices", []):
        yield device["device"], _device_text(device)
    if "distributions" in facts:
        count = len(checked(facts, wishes.requirements))
        yield "packages", f"{count} requirements checked"


def _device_text(device: Facts) -> str:
    parts = []
    if "memory" in device:
        major, minor = device["capability"]
        memory = f"{device['memory'] / 2**30:.0f} GiB"
        parts = [device["name"], f"sm_{major}{minor}", memory]
    if "seconds" in device:
        parts.append(f"error {device['max_error']:.1e} in {device['seconds']:.3f} s")
    return ", ".join(parts) or "does not compute"


def _finding_lines(finding: Finding, colour: bool) -> Iterator[str]:
    if finding.code == Code.NOTE:
        yield _marked("! note", finding.sentence, YELLOW, colour)
    else:
        yield _marked(f"✗ error {finding.code}", finding.sentence, RED, colour)
    for text in (*finding.evidence, *([f"→ {finding.cure}"] if finding.cure else [])):
        yield f"    {text}"


def _marked(mark: str, sentence: str, colour_code: str, colour: bool) -> str:
    shown = f"{colour_code}{mark}{PLAIN}" if colour else mark
    return f"{shown}  {sentence}"
