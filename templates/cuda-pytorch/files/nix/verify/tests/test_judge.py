"""Judgements on machines that tests cannot make: macOS, and broken drivers."""

from pathlib import Path

import pytest

from findings import Wishes
from judge import exit_code, judge
from requirements import Requirements

MAC = {
    "prefix": "/project/.venv",
    "markers": {"sys_platform": "darwin"},
    "driver": {"error": "there is no CUDA on macOS"},
    "torches": [],
    "torch": {
        "file": "/nix/store/env/torch/__init__.py",
        "version": "2.9.1",
        "cuda": None,
        "available": False,
    },
    "devices": [{"device": "cpu", "max_error": 0.0001, "seconds": 0.01}],
}


def ids(facts, allow_cpu=False, cuda="12.8"):
    requirements = Requirements((), (), (), ())
    wishes = Wishes("nix", cuda, requirements, {}, Path("/nix/store"), allow_cpu)
    found = judge(facts, wishes)
    return exit_code(found), [finding.id for finding in found]


def test_macos_has_no_cuda():
    assert ids(MAC) == (3, ["no-gpu"])
    assert ids(MAC, allow_cpu=True) == (0, ["no-gpu"])


def test_metal_has_to_compute_rightly():
    metal = {"device": "mps", "max_error": 0.5, "seconds": 0.01}
    assert ids({**MAC, "devices": [metal]}, allow_cpu=True) == (
        8,
        ["device-wrong", "no-gpu"],
    )


@pytest.mark.parametrize(
    ("in_kernel", "sentence"),
    [(True, "cannot be loaded by this Python"), (False, "There is no NVIDIA driver")],
)
def test_a_driver_without_its_library(in_kernel, sentence):
    linux = {"markers": {"sys_platform": "linux"}}
    driver = {"error": "GLIBC_2.99 not found", "in_kernel": in_kernel}
    wishes = Wishes("nix", None, Requirements((), (), (), ()), {}, Path("/nix/store"))
    [finding] = judge({**linux, "driver": driver}, wishes)
    assert finding.code == 3
    assert sentence in finding.sentence


@pytest.mark.parametrize("last", range(5))
def test_facts_may_be_incomplete(last):
    facts = dict(list(MAC.items())[: last + 1])
    assert ids({**facts, "failure": "crashed", "doing": "working"})[0] == 1
