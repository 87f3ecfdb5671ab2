"""Judges the installed packages against the requirements and against nixpkgs."""

from collections.abc import Iterator
from pathlib import Path

from findings import RENEW, Code, Facts, Finding, Wishes
from requirements import Requirement, Requirements

Rule = tuple[str, str, list[str], str]


def judge_packages(facts: Facts, wishes: Wishes) -> Iterator[Finding]:
    """What is missing, and what is there in another version."""
    rules = [_unreadable]
    if "distributions" in facts:
        rules += [_gone, _missing, _not_importable, _other_version, _not_from_nix]
    for rule in rules:
        id, sentence, evidence, cure = rule(facts, wishes)
        if evidence:
            yield Finding(id, Code.PACKAGES, sentence, tuple(evidence), cure)


def checked(facts: Facts, requirements: Requirements) -> list[Requirement]:
    """The requirements that hold for the environment and whose package has a name."""
    environment = facts.get("markers", {})
    return [
        entry
        for entry in requirements.requirements
        if entry.name and entry.applies(environment)
    ]


def _installable(facts: Facts, wishes: Wishes) -> list[Requirement]:
    found = checked(facts, wishes.requirements)
    return [entry for entry in found if not entry.constraint]


def _unreadable(facts: Facts, wishes: Wishes) -> Rule:
    problems = [str(problem) for problem in wishes.requirements.problems]
    sentence = "The requirements cannot be read."
    return "requirements", sentence, problems, "Fix these lines."


def _gone(facts: Facts, wishes: Wishes) -> Rule:
    gone = [
        folder
        for folder in dict.fromkeys(facts["absent"])
        # Python's own zip file is on every path, and hardly ever there.
        if Path(folder).is_relative_to(wishes.store) and not folder.endswith(".zip")
    ]
    return "packages-gone", "Packages are no longer in the Nix store.", gone, RENEW


def _missing(facts: Facts, wishes: Wishes) -> Rule:
    missing = [
        f"{entry.place}: {entry.text}"
        for entry in _installable(facts, wishes)
        if entry.name not in facts["distributions"]
    ]
    return "packages-missing", "Packages are not installed.", missing, RENEW


def _not_importable(facts: Facts, wishes: Wishes) -> Rule:
    hidden = [
        f"{entry.place}: {entry.text}: no import finds {', '.join(modules)}"
        for entry in _installable(facts, wishes)
        if (modules := facts["not_importable"].get(entry.name))
    ]
    return "packages-damaged", "Packages are only partly installed.", hidden, RENEW


def _other_version(facts: Facts, wishes: Wishes) -> Rule:
    installed = facts["distributions"]
    wrong = [
        f"{entry.place}: {entry.text}: {found['version']} is installed"
        for entry in checked(facts, wishes.requirements)
        if (found := installed.get(entry.name)) and not entry.accepts(found["version"])
    ]
    cure = f"{RENEW} - or, where nixpkgs has no other version, ask for that one."
    return "packages-version", "Packages have another version.", wrong, cure


def _not_from_nix(facts: Facts, wishes: Wishes) -> Rule:
    installed = facts["distributions"]
    wrong = [
        f"{name} {found['version']} in {found['folder']}, not {version}"
        for name, version in wishes.provided.items()
        if (found := installed.get(name)) and found["version"] != version
    ]
    return "packages-nix", "Packages are not those of nixpkgs.", wrong, RENEW
