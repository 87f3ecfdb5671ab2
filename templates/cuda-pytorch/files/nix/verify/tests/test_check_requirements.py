"""What check_requirements.py finds, and how it ends."""

import pytest

import check_requirements


@pytest.fixture
def check(tmp_path, capsys):
    """Check a text against what nixpkgs provides; no torch where a wheel owns it."""
    provided = tmp_path / "provided"
    for name in (
        "torch-2.9.1",
        "numpy-2.3.0",
        "typing_extensions-4.15.0",
        "beta-2.0b1",
    ):
        (provided / f"{name}.dist-info").mkdir(parents=True)

    def run(text: str, *options: str, owner="nix") -> tuple[int, str, list[str]]:
        if owner == "wheel":
            (provided / "torch-2.9.1.dist-info").rmdir()
        file = tmp_path / "requirements-dev.txt"
        file.write_text(text)
        arguments = ["--provided", str(provided), "--owner", owner, *options, str(file)]
        code = check_requirements.main(arguments)
        output = capsys.readouterr()
        return code, output.out, output.err.splitlines()

    return run


@pytest.mark.parametrize(
    "line",
    [
        "",
        "torch",
        "torch>=2,<3",
        "numpy==2.3; python_version >= '3'",
        "numpy==1; sys_platform == 'win32'",
        "Typing.Extensions~=4.1",
        "beta>=1",
        "another==1.0",
        "./folder",
        "-e .",
    ],
)
def test_what_fits(check, line):
    assert check(f"{line}\n") == (0, "", [])


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("torch==2.8", "nixpkgs provides torch 2.9.1"),
        ("torch==2.9.1+cu128", "nixpkgs provides torch 2.9.1"),
        ("typing-extensions<4", "nixpkgs provides typing-extensions 4.15.0"),
        ("torch @ https://x.test/torch-2.9.1-py3-none-any.whl", "without an address"),
        ("https://x.test/torch-2.9.1-py3-none-any.whl", "without an address"),
        ("./numpy-2.3.0.tar.gz", "without an address"),
        ("-e git+https://x.test/torch#egg=torch", "without an address"),
        ("torchvision", "its wheel is built for another torch"),
        ("torch = 2", "cannot read"),
        ("-r absent.txt", "absent.txt does not exist"),
    ],
)
def test_what_does_not_fit_is_named_with_its_line(check, line, reason):
    code, _, problems = check(f"# first\n{line}\n")
    assert code == 1
    [problem] = problems
    assert problem.startswith("requirements-dev.txt:2: ")
    assert reason in problem


def test_constraints_count(check, tmp_path):
    (tmp_path / "limits.txt").write_text("numpy<2\n")
    code, _, [problem] = check("numpy\n-c limits.txt\n")
    assert code == 1
    assert problem.startswith("limits.txt:1: numpy<2: nixpkgs provides numpy 2.3.0")


def test_a_wheel_has_to_be_asked_for(check):
    code, _, [problem] = check("numpy\n", owner="wheel")
    assert code == 1
    assert problem.startswith("requirements-dev.txt: no line asks for torch")


def test_a_wheel_beside_no_torch_of_nix_fits(check):
    assert check("torch==2.8.0\n", owner="wheel") == (0, "", [])


def test_both_kinds_of_torch_do_not_fit(check, tmp_path):
    (tmp_path / "provided/torchaudio-2.9.1.dist-info").mkdir()
    code, _, [problem] = check("torch==2.8.0\n", owner="wheel")
    assert code == 1
    assert problem.startswith("nix/environment.nix: torchaudio is here")


def test_all_problems_are_shown_at_once(check):
    code, _, problems = check("torch = 2\nnumpy<2\n===\n")
    assert (code, len(problems)) == (1, 3)


def test_the_files_are_listed_on_success_alone(check, tmp_path):
    (tmp_path / "more.txt").write_text("-r requirements-dev.txt\n")
    code, output, _ = check("-r more.txt\n", "--list-files")
    names = [str(tmp_path / name) for name in ("requirements-dev.txt", "more.txt")]
    assert (code, output.splitlines()) == (0, names)
    assert check("torch<2\n", "--list-files")[:2] == (1, "")


def test_a_wheel_without_any_package_of_nix_fits(tmp_path):
    file = tmp_path / "requirements.txt"
    file.write_text("torch\n")
    assert check_requirements.main(["--owner", "wheel", str(file)]) == 0


def test_wrong_usage(tmp_path):
    with pytest.raises(SystemExit) as end:
        check_requirements.main(
            ["--provided", str(tmp_path / "no"), "--owner", "nix", "x"]
        )
    assert end.value.code == 2
