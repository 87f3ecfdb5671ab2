"""hf-xet, without a network."""

from pathlib import Path

from notes_assistant.fingerprints import fingerprints


def test_fingerprints_follow_the_content(tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("one", "two", "other", "empty")]
    for file, content in zip(files, ("hello world\n", "hello world\n", "Hello", ""), strict=True):
        file.write_text(content, encoding="utf-8")

    one, two, other, empty = fingerprints(files).values()

    assert one == two == "a302d931b8763df0bfb9926b9ff26b11c2a77d5be8dde4ce1c8bb7202a6a8681"
    assert other != one
    assert empty == "0" * 64


def test_a_large_file_is_cut_into_chunks(tmp_path: Path) -> None:
    file = tmp_path / "large"
    file.write_bytes(bytes(range(256)) * 4096)

    assert len(fingerprints([file])[file]) == 64
    assert fingerprints([]) == {}
