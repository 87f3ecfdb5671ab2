"""How requirements files are read."""

import pytest

from requirements import read_requirements


@pytest.fixture
def read(tmp_path):
    """Read a text, or bytes, as a requirements file."""

    def run(content: str | bytes):
        file = tmp_path / "requirements.txt"
        data = content.encode() if isinstance(content, str) else content
        file.write_bytes(data)
        return read_requirements(file)

    return run


def one(found):
    """The only requirement of a file without problems."""
    assert found.problems == ()
    [requirement] = found.requirements
    return requirement


@pytest.mark.parametrize(
    ("line", "name", "specifier"),
    [
        ("Foo.Bar_baz", "foo-bar-baz", ""),
        ("foo[b,a]>=1,<2 # why", "foo", "<2,>=1"),
        ("foo @ git+https://x.test/foo@main", "foo", ""),
        ("foo@https://x.test/foo.zip ; python_version > '3'", "foo", ""),
        ("https://x.test/foo-1.2%2Bcpu-py3-none-any.whl", "foo", "==1.2+cpu"),
        ("https://x.test/foo_bar-1.2.tar.gz", "foo-bar", ""),
        ("git+https://x.test/foo#egg=foo", "foo", ""),
        ("-e git+https://x.test/foo#egg=Foo", "foo", ""),
        ("-e ./folder[dev]", None, ""),
        ("../folder", None, ""),
    ],
)
def test_names_and_versions(read, line, name, specifier):
    requirement = one(read(line))
    assert (requirement.name, str(requirement.specifier)) == (name, specifier)
    assert requirement.editable == line.startswith("-e")
    assert (requirement.url is None) == ("/" not in line)


def test_continued_lines_have_the_number_of_the_first(read):
    hashes = "--hash=sha256:aa \\\n  --hash=sha256:bb"
    requirement = one(read(f"# comment\n\nfoo==1 ; os_name != 'x' \\\n  {hashes}\n"))
    assert str(requirement.place) == "requirements.txt:3"
    assert requirement.hashes == ("sha256:aa", "sha256:bb")
    assert requirement.text == "foo==1 ; os_name != 'x'"


@pytest.mark.parametrize(
    "content",
    [
        "\ufefffoo==1\n",
        "foo==1\r\n",
        "foo==1",
        "foo==1\n".encode("utf-16"),
        "# coding: latin-1 \xe9\nfoo==1\n".encode("latin-1"),
    ],
)
def test_encodings_and_ends_of_lines(read, content):
    assert one(read(content)).name == "foo"


def test_markers_are_evaluated_for_the_given_environment(read):
    requirement = one(read("foo; python_version < '3.13' and extra != 'x'"))
    assert requirement.applies({"python_version": "3.12"})
    assert not requirement.applies({"python_version": "3.13"})
    editable = one(read('-e ./folder ; python_version < "3.13"'))
    assert not editable.applies({"python_version": "3.13"})


def test_environment_variables(read, monkeypatch):
    monkeypatch.setenv("HOST_OF_FOO", "x.test")
    requirement = one(
        read("foo @ https://${HOST_OF_FOO}/$HOME/${NOT_SET_HERE}/foo.zip")
    )
    assert requirement.url == "https://x.test/$HOME/${NOT_SET_HERE}/foo.zip"


def test_secrets_of_the_environment_are_not_shown(read, monkeypatch):
    monkeypatch.setenv("TOKEN", "hush")
    found = read(
        "foo @ https://${TOKEN}@x.test/foo.zip\nfoo = ${TOKEN}\n-r https://${TOKEN}\n"
    )
    assert "hush" in found.requirements[0].url
    assert found.requirements[0].text == "foo @ https://${TOKEN}@x.test/foo.zip"
    assert len(found.problems) == 2
    assert "hush" not in str(found.problems)


def test_options(read):
    found = read("--index-url https://x.test --pre\n-f ./wheels\n--no-binary :all:\n")
    assert found.problems == ()
    values = [dict(option.values) for option in found.options]
    assert values == [
        {"index_url": "https://x.test", "pre": True},
        {"find_links": ["./wheels"]},
        {"no_binary": [":all:"]},
    ]


def test_files_are_followed_from_the_file_that_names_them(read, tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub/base.txt").write_text(
        "base\n-c limits.txt\n-r ../requirements.txt\n"
    )
    (tmp_path / "sub/limits.txt").write_text("limited<2\n")
    found = read("-r sub/base.txt\ntop\n")
    assert found.problems == ()
    entries = [(str(entry.place), entry.constraint) for entry in found.requirements]
    assert entries == [
        ("sub/base.txt:1", False),
        ("sub/limits.txt:1", True),
        ("requirements.txt:2", False),
    ]
    names = ["requirements.txt", "sub/base.txt", "sub/limits.txt"]
    assert found.files == tuple(tmp_path / name for name in names)


def test_what_cannot_be_read_is_told_line_by_line(read, tmp_path):
    (tmp_path / "binary.txt").write_bytes(b"\x80\0\xff")
    lines = {
        "foo = 1": "= is not a valid operator",
        "foo; nonsense > '3'": "marker",
        "--unknown": "no such option: --unknown",
        "-r": "requires 1 argument",
        "foo --index-url x": "--index-url needs a line of its own",
        "-r absent.txt": "absent.txt does not exist",
        "-c .": "is a folder, not a requirements file",
        "-r binary.txt": "is not text in a known encoding",
        "-r https://x.test/a.txt": "names a file on the network",
        "-r a.txt b.txt": "unexpected 'b.txt'",
        "-Z": "pip no longer has --always-unzip",
        "foo -C 0": "--config-settings needs KEY=VALUE",
    }
    found = read("".join(f"{line}\n" for line in lines))
    assert found.requirements == ()
    for number, (problem, reason) in enumerate(
        zip(found.problems, lines.values(), strict=True), 1
    ):
        assert str(problem).startswith(f"requirements.txt:{number}: ")
        assert reason in problem.message


@pytest.mark.parametrize("name", ["absent.txt", "."])
def test_a_first_file_that_is_none(tmp_path, name):
    found = read_requirements(tmp_path / name)
    assert len(found.problems) == 1
    assert found.files == ()
