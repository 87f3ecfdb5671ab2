from pathlib import Path

import pytest

from poetry2nix_starter.cli import main


def test_prints_a_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "notes.txt").touch()

    main([str(tmp_path)])

    assert ".txt" in capsys.readouterr().out


def test_refuses_what_is_no_folder(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["does-not-exist"])

    assert "is not a folder" in capsys.readouterr().err
