"""Makes and verifies receipts of test runs.

receipts make CHECK REPORT > CHECK.json
receipts index FOLDER > FOLDER/index.json
receipts verify FOLDER

Before these arguments, nix/receipts.nix puts what receipts are about: the folder of the sources, and
a file with the hashes of Cargo.lock and of the toolchain.
"""

import hashlib
import json
import sys
from pathlib import Path
from xml.etree import ElementTree

VERSION = "1.0.0"

# The fields of a receipt, and of the objects in it.
FIELDS = {
    "schemaVersion": None,
    "check": None,
    "tool": {"name", "version", "arguments"},
    "tests": {"total", "failed", "names"},
    "subject": {"source", "cargoLock", "toolchain"},
}


def sha256(data: bytes) -> str:
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


def subject_of(source: Path, hashes: Path) -> dict:
    """`source` is the hash of what `sha256sum` prints for all files, in the order of their paths."""
    files = sorted(
        path.relative_to(source).as_posix()
        for path in source.rglob("*")
        if path.is_file()
    )
    lines = [
        f"{hashlib.sha256((source / file).read_bytes()).hexdigest()}  ./{file}\n"
        for file in files
    ]
    return {
        "source": sha256("".join(lines).encode()),
        **json.loads(hashes.read_text()),
    }


def make(check: str, report: Path, subject: dict) -> dict:
    names, failed = [], []
    for case in ElementTree.parse(report / "junit.xml").getroot().iter("testcase"):
        name = f"{case.get('classname')}::{case.get('name')}"
        names.append(name)
        if case.find("failure") is not None or case.find("error") is not None:
            failed.append(name)
    return {
        "schemaVersion": VERSION,
        "check": check,
        "tool": {
            "name": "cargo-nextest",
            "version": (report / "version").read_text().split()[1],
            "arguments": (report / "arguments").read_text().split(),
        },
        "tests": {
            "total": len(names),
            "failed": sorted(failed),
            "names": sorted(names),
        },
        "subject": subject,
    }


def receipts_in(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*.json") if path.name != "index.json")


def index(folder: Path) -> dict:
    hashes = {path.name: sha256(path.read_bytes()) for path in receipts_in(folder)}
    return {"schemaVersion": VERSION, "receipts": hashes}


def faults(receipt: dict, subject: dict) -> list[str]:
    """What is wrong with a receipt, whatever its hash."""
    fields = {
        name: set(value) if isinstance(value, dict) else None
        for name, value in receipt.items()
    }
    if fields != FIELDS or receipt["schemaVersion"] != VERSION:
        return [f"it does not have the fields of a receipt of version {VERSION}"]
    tests = receipt["tests"]
    found = []
    if not tests["names"]:
        found.append("it names no test")
    if tests["total"] != len(tests["names"]):
        found.append(f"it counts {tests['total']} tests and names others")
    if not set(tests["failed"]) <= set(tests["names"]):
        found.append("it says that tests failed which it does not name")
    if receipt["subject"] != subject:
        found.append("it is about other sources, another Cargo.lock or toolchain")
    return found


def verify(folder: Path, subject: dict) -> list[str]:
    """What is wrong with the receipts in a folder."""
    listed = json.loads((folder / "index.json").read_text())["receipts"]
    receipts = receipts_in(folder)
    if not receipts or {path.name for path in receipts} != listed.keys():
        return ["index.json: it does not list exactly the receipts of the folder"]
    found = []
    for path in receipts:
        data = path.read_bytes()
        if sha256(data) != listed[path.name]:
            found.append(f"{path.name}: its hash is not the one in index.json")
        found += [
            f"{path.name}: {fault}" for fault in faults(json.loads(data), subject)
        ]
    return found


def main(source: str, hashes: str, *command: str) -> int:
    subject = subject_of(Path(source), Path(hashes))
    match command:
        case ["make", check, report]:
            result = make(check, Path(report), subject)
        case ["index", folder]:
            result = index(Path(folder))
        case ["verify", folder]:
            found = verify(Path(folder), subject)
            print("\n".join(found or ["All receipts are valid."]))
            return 1 if found else 0
        case _:
            print("Usage: receipts verify FOLDER", file=sys.stderr)
            return 2
    print(json.dumps(result, indent=2, sort_keys=True))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
