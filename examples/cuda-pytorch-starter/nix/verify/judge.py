"""Compares what the probe found with what the flake promises."""

from collections.abc import Iterator
from dataclasses import replace

from findings import ENTER, RENEW, Code, Facts, Finding, Wishes
from judge_gpu import judge_gpu
from judge_packages import judge_packages
from judge_torch import judge_torch


def judge(facts: Facts, wishes: Wishes) -> list[Finding]:
    """What is wrong, in the order that decides about the exit code; notes come last.

    Facts that are absent, because the probe did not get that far, are not judged.
    """
    rules = (_examination, judge_torch, judge_gpu, judge_packages, _notes)
    found = [finding for rule in rules for finding in rule(facts, wishes)]
    if wishes.allow_cpu:
        codes = (Code.NO_GPU, Code.CPU_ONLY)
        found = [
            replace(entry, code=Code.NOTE) if entry.code in codes else entry
            for entry in found
        ]
    return sorted(found, key=lambda finding: [*Code].index(finding.code))


def exit_code(findings: list[Finding]) -> int:
    """The code of the first finding; they are in the order that `judge` gave them."""
    return findings[0].code if findings else 0


def _examination(facts: Facts, wishes: Wishes) -> Iterator[Finding]:
    if failure := facts.get("failure"):
        doing = facts.get("doing")
        sentence = f"{failure} while it was {doing}" if doing else failure
        output = tuple(facts.get("output", ()))
        cure = RENEW if doing else ENTER
        yield Finding("environment", Code.ENVIRONMENT, f"{sentence}.", output, cure)


def _notes(facts: Facts, wishes: Wishes) -> Iterator[Finding]:
    environment = facts.get("markers", {})
    unnamed = tuple(
        f"{entry.place}: {entry.text}"
        for entry in wishes.requirements.requirements
        if entry.name is None and environment and entry.applies(environment)
    )
    if unnamed:
        sentence = "These requirements do not name their package: not checked."
        yield Finding("not-checked", Code.NOTE, sentence, unnamed)
    if facts.get("user_site", {}).get("on_path"):
        sentence = "Packages in your home folder can hide those of the project."
        evidence = (facts["user_site"]["folder"],)
        yield Finding(
            "user-site", Code.NOTE, sentence, evidence, "Set PYTHONNOUSERSITE=1."
        )
