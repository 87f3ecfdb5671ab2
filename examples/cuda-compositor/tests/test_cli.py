import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from compositor.cli import main

ROOT = Path(__file__).parents[1]


@pytest.fixture
def work(samples, tmp_path):
    """Make a copy of the samples that a test may write into."""
    return Path(shutil.copytree(samples, tmp_path / "work"))


def failure(capsys, *arguments):
    with pytest.raises(SystemExit) as stopped:
        main([str(argument) for argument in arguments])
    return stopped.value.code, capsys.readouterr().err


def test_compose_writes_a_png(work, capsys):
    output = work / "out.png"
    main(
        [
            "compose",
            str(work / "scene.json"),
            "--output",
            str(output),
            "--device",
            "cpu",
        ]
    )
    assert capsys.readouterr().out == f"{output}: composed on cpu\n"
    with Image.open(output) as image:
        assert image.size == (160, 100)
        red, green, blue, alpha = image.getpixel((44, 28))
    # The middle of the kite.
    assert red > 150 > green and red > 150 > blue and alpha == 255


def test_the_module_is_a_program(work):
    result = subprocess.run(
        [
            sys.executable,
            "-m",
            "compositor",
            "compose",
            "scene.json",
            "--output",
            "out.png",
        ],
        cwd=work,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "CUDA_VISIBLE_DEVICES": ""},
        capture_output=True,
        check=False,
        text=True,
    )
    assert (result.returncode, result.stderr) == (0, "")
    assert (work / "out.png").read_bytes().startswith(b"\x89PNG")


def test_fit_finds_what_was_composed(work, capsys):
    target, found = work / "target.png", work / "found.json"
    main(["compose", str(work / "scene.json"), "--output", str(target)])
    arguments = [
        "fit",
        work / "guess.json",
        target,
        "--output",
        found,
        "--steps",
        "100",
    ]
    main([str(argument) for argument in arguments])
    assert "mean squared error" in capsys.readouterr().out

    truth, guess = (
        json.loads(path.read_text())["layers"] for path in (work / "scene.json", found)
    )
    assert guess[1]["offset"] == pytest.approx(truth[1]["offset"], abs=0.1)
    assert guess[3]["offset"] == pytest.approx(truth[3]["offset"], abs=0.1)
    assert guess[1]["opacity"] == pytest.approx(1, abs=0.02)
    main(["compose", str(found), "--output", str(work / "again.png")])
    wanted, shown = (
        np.asarray(Image.open(path)) for path in (target, work / "again.png")
    )
    assert np.abs(wanted.astype(int) - shown).mean() < 1


def test_animate_writes_a_frame_for_every_moment(work, capsys):
    frames = work / "frames"
    arguments = [
        "animate",
        work / "scene.json",
        work / "beats.wav",
        "--fps",
        "8",
        "--output",
        frames,
    ]
    main([str(argument) for argument in arguments])
    assert f"{frames}: 8 frames" in capsys.readouterr().out
    names = sorted(path.name for path in frames.iterdir())
    assert names == [f"{number:05}.png" for number in range(8)]
    loud, faded = (np.asarray(Image.open(frames / name)).mean() for name in names[:2])
    assert loud > faded


def test_a_bad_scene_leaves_with_2(tmp_path, capsys):
    scene = tmp_path / "scene.json"
    scene.write_text('{"size": [4, 4], "layers": [{"size": [1, 1], "blend": "glow"}]}')
    code, text = failure(capsys, "compose", scene, "--output", tmp_path / "out.png")
    assert code == 2
    assert text.startswith(
        f'compositor: {scene}: layers[0].blend: "glow" is not one of'
    )
    assert not (tmp_path / "out.png").exists()


def test_bad_arguments_leave_with_2(tmp_path, capsys):
    code, text = failure(
        capsys, "fit", "a.json", "b.png", "--output", "c.json", "--steps", "0"
    )
    assert code == 2 and '"0" is not a whole number above 0' in text
    assert failure(capsys)[0] == 2


def test_an_output_that_cannot_be_written_leaves_with_1(work, capsys):
    output = work / "none" / "out.png"
    code, text = failure(capsys, "compose", work / "scene.json", "--output", output)
    assert (code, text) == (1, f"compositor: {output}: No such file or directory\n")


def test_a_fitted_scene_stays_beside_its_images(work, tmp_path, capsys):
    code, text = failure(
        capsys,
        "fit",
        work / "guess.json",
        work / "sky.png",
        "--output",
        tmp_path / "found.json",
    )
    assert code == 2 and f"has to lie in {work}" in text


def test_cuda_that_is_not_there_leaves_with_3(work, capsys, monkeypatch):
    monkeypatch.setattr("torch.cuda.is_available", lambda: False)
    code, text = failure(
        capsys,
        "compose",
        work / "scene.json",
        "--output",
        work / "o.png",
        "--device",
        "cuda",
    )
    assert code == 3
    assert text == "compositor: CUDA was asked for, but torch sees no CUDA device\n"
