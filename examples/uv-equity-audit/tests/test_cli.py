import json
import subprocess
import sys
from pathlib import Path

import pytest
import requests

from equity_audit import delivery
from equity_audit.cli import main


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "equity_audit", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_runs_as_a_program(tmp_path: Path) -> None:
    output = tmp_path / "new" / "folder"

    done = run("run", "--rows", "400", "--seed", "3", "--output", output)

    assert done.returncode == 0, done.stderr
    assert "four-fifths rule" in done.stdout
    assert done.stderr == ""
    assert json.loads((output / "report.json").read_text(encoding="utf-8"))["data"]["rows"] == 400


def test_help_says_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as leaving:
        main(["run", "--help"])

    assert leaving.value.code == 0
    shown = capsys.readouterr().out
    assert all(flag in shown for flag in ("--rows N", "--seed S", "--output DIR"))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "equity-audit: the following arguments are required: COMMAND"),
        (["walk"], "equity-audit: argument COMMAND: invalid choice: 'walk'"),
        (["run", "--rows", "many"], "'many' is not a whole number from 200 to 1000000"),
        (["run", "--rows", "199"], "'199' is not a whole number"),
        (["run", "--rows", "1_000"], "'1_000' is not a whole number"),
        (["run", "--rows", "9" * 5000], "is not a whole number"),
        (["run", "--seed", "-1"], "argument --seed: '-1' is not a whole number from 0 to"),
        (["run", "--send-to", "example"], "'example' does not start with https://"),
        (["run", "--colour"], "equity-audit: unrecognized arguments: --colour"),
    ],
)
def test_bad_input_is_named(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as leaving:
        main(arguments)

    assert leaving.value.code == 2
    shown = capsys.readouterr().err
    assert message in shown
    assert shown.count("\n") == 1


def test_output_must_be_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "file"
    file.touch()

    for output in (file, file / "below"):
        with pytest.raises(SystemExit) as leaving:
            main(["run", "--output", str(output)])

        assert leaving.value.code == 2
        assert f"the folder {output} cannot be made" in capsys.readouterr().err


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "report.json").mkdir()

    with pytest.raises(SystemExit, match=r"equity-audit: .*report\.json"):
        main(["run", "--rows", "300", "--output", str(tmp_path)])


def test_says_when_the_report_is_not_sent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object) -> None:
        raise requests.ConnectionError("nobody is there")

    monkeypatch.setattr(delivery, "send_report", refuse)

    with pytest.raises(SystemExit, match="the report was not sent: nobody is there"):
        main(["run", "--rows", "300", "--output", str(tmp_path), "--send-to", "https://a.example"])

    assert f"Written to {tmp_path}" in capsys.readouterr().out
