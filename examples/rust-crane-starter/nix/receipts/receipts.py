"""Makes and verifies receipts of test runs; receipt.schema.json says what they hold.

receipts.py subject SOURCE CARGO_LOCK TOOLCHAIN_VERSION TOOLCHAIN_PATH > subject.json
receipts.py make CHECK REPORT SUBJECT > CHECK.json
receipts.py index FOLDER > index.json
receipts.py verify FOLDER SUBJECT
"""

import hashlib
import json
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import jsonschema

SCHEMA_VERSION = "1.0.0"


def sha256(data: bytes) -> str:
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


def subject(source: str, cargo_lock: str, version: str, toolchain: str) -> dict:
    root = Path(source)
    files = sorted(
        path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()
    )
    lines = [
        f"{hashlib.sha256((root / file).read_bytes()).hexdigest()}  ./{file}\n"
        for file in files
    ]
    return {
        "source": sha256("".join(lines).encode()),
        "cargoLock": sha256(Path(cargo_lock).read_bytes()),
        "toolchain": {"version": version, "hash": sha256(toolchain.encode())},
    }


def make(check: str, report: str, subject_file: str) -> dict:
    folder = Path(report)
    names, failed = [], []
    for case in ElementTree.parse(folder / "junit.xml").getroot().iter("testcase"):
        name = f"{case.get('classname')}::{case.get('name')}"
        names.append(name)
        if case.find("failure") is not None or case.find("error") is not None:
            failed.append(name)
    return {
        "schemaVersion": SCHEMA_VERSION,
        "check": check,
        "tool": {
            "name": "cargo-nextest",
            "version": (folder / "version").read_text().split()[1],
            "arguments": (folder / "arguments").read_text().split(),
        },
        "tests": {
            "total": len(names),
            "failed": sorted(failed),
            "names": sorted(names),
        },
        "subject": json.loads(Path(subject_file).read_text()),
    }


def index(folder: str) -> dict:
    receipts = sorted(Path(folder).glob("*.json"))
    return {
        "schemaVersion": SCHEMA_VERSION,
        "receipts": {path.name: sha256(path.read_bytes()) for path in receipts},
    }


def problems(folder: Path, expected: dict) -> list[str]:
    schema = json.loads(Path(__file__).with_name("receipt.schema.json").read_text())
    validator = jsonschema.Draft202012Validator(schema)
    listed = json.loads((folder / "index.json").read_text())
    if listed.get("schemaVersion") != SCHEMA_VERSION:
        return [f"index.json: its version is not {SCHEMA_VERSION}"]
    found = []
    there = {path.name for path in folder.glob("*.json")} - {"index.json"}
    for name in sorted(there ^ set(listed["receipts"])):
        found.append(f"{name}: it is listed and missing, or there and not listed")
    for name in sorted(there & set(listed["receipts"])):
        data = (folder / name).read_bytes()
        if sha256(data) != listed["receipts"][name]:
            found.append(f"{name}: its hash is not the one in index.json")
        receipt = json.loads(data)
        errors = [
            f"{name}: {error.json_path}: {error.message}"
            for error in validator.iter_errors(receipt)
        ]
        found += errors
        if errors:
            continue
        if receipt["tests"]["total"] != len(receipt["tests"]["names"]):
            found.append(
                f"{name}: it counts {receipt['tests']['total']} tests and names others"
            )
        if receipt["subject"] != expected:
            found.append(
                f"{name}: it is about other sources, another Cargo.lock or another toolchain"
            )
    return found or ([] if there else ["there is no receipt"])


def verify(folder: str, subject_file: str) -> int:
    found = problems(Path(folder), json.loads(Path(subject_file).read_text()))
    for problem in found:
        print(problem, file=sys.stderr)
    if not found:
        print("All receipts are valid.")
    return 1 if found else 0


if __name__ == "__main__":
    command, *arguments = sys.argv[1:]
    if command == "verify":
        sys.exit(verify(*arguments))
    made = {"subject": subject, "make": make, "index": index}[command](*arguments)
    json.dump(made, sys.stdout, indent=2, sort_keys=True)
    print()
