from pathlib import Path

from poetry2nix_starter.files import count_by_suffix


def test_counts_by_suffix(tmp_path: Path) -> None:
    for name in ["a.py", "b.py", "README"]:
        (tmp_path / name).touch()

    assert count_by_suffix(tmp_path) == {".py": 2, "": 1}


def test_leaves_out_hidden_folders(tmp_path: Path) -> None:
    hidden = tmp_path / ".venv"
    hidden.mkdir()
    (hidden / "module.py").touch()

    assert not count_by_suffix(tmp_path)
