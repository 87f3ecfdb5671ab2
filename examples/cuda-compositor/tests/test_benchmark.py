import json
import runpy
from pathlib import Path

import pytest
import torch

SCRIPT = Path(__file__).parents[1] / "benchmarks" / "composite.py"


@pytest.fixture
def script():
    return runpy.run_path(str(SCRIPT))


def run(script, monkeypatch, *arguments):
    monkeypatch.setitem(script["main"].__globals__, "STACKS", ((16, 2), (32, 20)))
    script["main"](arguments)


def test_the_table_is_aligned(script, monkeypatch, capsys):
    run(script, monkeypatch, "--device", "cpu")
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["device", "pixels", "layers", "ms", "Mpixel/s"]
    assert [line.split()[:3] for line in lines[1:]] == [
        ["cpu", "16x16", "2"],
        ["cpu", "32x32", "20"],
    ]
    assert len({len(line) for line in lines}) == 1


def test_json_has_every_result(script, monkeypatch, capsys):
    run(script, monkeypatch, "--json", "--device", "cpu")
    results = json.loads(capsys.readouterr().out)
    assert [(r["device"], r["side"], r["layers"]) for r in results] == [
        ("cpu", 16, 2),
        ("cpu", 32, 20),
    ]
    assert all(
        r["milliseconds"] > 0 and r["megapixels_per_second"] > 0 for r in results
    )


def test_cuda_that_is_not_there_leaves_with_3(script, monkeypatch, capsys):
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    with pytest.raises(SystemExit) as stopped:
        script["main"](["--device", "cuda"])
    assert stopped.value.code == 3
    captured = capsys.readouterr()
    assert captured.out == ""
    assert (
        captured.err
        == "composite.py: CUDA was asked for, but torch sees no CUDA device\n"
    )
