"""Judges the torch that is imported: which one it is, and what it is built for."""

from collections.abc import Iterator
from pathlib import Path

from packaging.version import InvalidVersion, Version

from findings import RENEW, Code, Facts, Finding, Wishes
from judge_gpu import is_mac, judge_driver, major_minor


def judge_torch(facts: Facts, wishes: Wishes) -> Iterator[Finding]:
    """What is wrong with torch itself."""
    for rule in (_torch_import, _places, _cuda):
        yield from rule(facts, wishes)


def _torch_import(facts: Facts, wishes: Wishes) -> Iterator[Finding]:
    error = facts.get("torch", {}).get("error")
    if error is None:
        return
    places = [place["module"] for place in facts["torches"] if place["module"]]
    sentence = "torch cannot be imported." if places else "torch is not installed."
    yield Finding("torch-import", Code.ENVIRONMENT, sentence, (error, *places), RENEW)


def _places(facts: Facts, wishes: Wishes) -> Iterator[Finding]:
    """Several rules about one torch; the first that is broken explains the others."""
    places = facts.get("torches", [])
    real = [place for place in places if place["module"]]
    first = real[0]["module"] if real else None
    imported = facts.get("torch", {}).get("file") or first
    if imported is None:
        return
    evidence = (*map(_describe_place, places), f"imported: {imported}")
    twice = "torch is installed twice; the first one hides the other."
    rules = (
        ("torch-twice", len(real) > 1, twice),
        ("torch-owner", *_owner(imported, facts, wishes)),
        ("torch-metadata", *_metadata(places, facts)),
    )
    for id, broken, sentence in rules:
        if broken:
            yield Finding(id, Code.WRONG_OWNER, sentence, evidence, RENEW)
            return


def _describe_place(place: Facts) -> str:
    what = "torch" if place["module"] else "only metadata of torch"
    installer = f", installed by {place['installer']}" if place["installer"] else ""
    version = place["version"] or "without a version"
    return f"{place['folder']}: {what} {version}{installer}"


def _owner(imported: str, facts: Facts, wishes: Wishes) -> tuple[bool, str]:
    if wishes.owner == "nix":
        right = _is_below(imported, wishes.store)
        return not right, "torch has to come from nixpkgs, but another one is imported."
    right = _is_below(imported, Path(facts["prefix"]))
    return not right, "torch has to be the wheel in .venv, but another one is imported."


def _is_below(path: str, folder: Path) -> bool:
    # The folder of the package, as its files may be links to a cache.
    return Path(path).parent.parent.resolve().is_relative_to(folder.resolve())


def _metadata(places: list[Facts], facts: Facts) -> tuple[bool, str]:
    """Metadata alone is right where it is the copy for uv of what nixpkgs provides."""
    bare = [entry for entry in places if not entry["module"]]
    if any(entry["installer"] != "nix" for entry in bare):
        return True, "torch was only partly removed: its metadata remains."
    version = facts.get("torch", {}).get("version")
    versions = {_base(entry["version"]) for entry in places if entry["version"]}
    differs = version is not None and bool(versions - {_base(version)})
    return differs, "The metadata does not belong to the torch that is imported."


def _base(version: str) -> str:
    """The version without what a build adds to it, such as +cu128 or a0."""
    try:
        return Version(version).base_version
    except InvalidVersion:
        return version


def _cuda(facts: Facts, wishes: Wishes) -> Iterator[Finding]:
    torch = facts.get("torch", {})
    if "cuda" not in torch or is_mac(facts):
        return
    built_for = torch["cuda"]
    evidence = (f"{torch['file']}: {torch['version']}, CUDA {built_for or 'none'}",)
    if built_for is None:
        wheel = "Ask for a torch with CUDA in the requirements."
        nix = "Use nixpkgs with cudaSupport = true: nix/nixpkgs.nix"
        cure = nix if wishes.owner == "nix" else wheel
        sentence = "torch is built for the CPU only."
        yield Finding("cpu-only", Code.CPU_ONLY, sentence, evidence, cure)
        return
    if wishes.cuda and major_minor(built_for) != major_minor(wishes.cuda):
        sentence = f"torch is built for CUDA {built_for}, the flake for {wishes.cuda}."
        cure = f"Use a torch for CUDA {wishes.cuda}, or the flake for another version."
        yield Finding("wrong-cuda", Code.WRONG_CUDA, sentence, evidence, cure)
    yield from judge_driver(facts.get("driver", {}), built_for)
