"""Every exit code, from the real programs in an environment that has the fault."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

VERIFY = Path(__file__).parents[1] / "verify.py"

needs_cuda = pytest.mark.skipif(sys.platform == "darwin", reason="macOS has no CUDA")


@needs_cuda
def test_a_good_environment_is_0(project):
    project.torch(project.wheels)
    project.install(project.wheels, "some-tool", "2.0")
    project.require("torch>=2\nsome_tool==2.*\nabsent; sys_platform == 'win32'\n")
    answer = project.verify()
    assert answer.returncode == 0, answer.stdout
    assert "CUDA 12.8" in answer.stdout
    assert "570.86.15" in answer.stdout
    assert "sm_90, 80 GiB, error 2.0e-04" in answer.stdout
    assert "2 requirements checked" in answer.stdout
    assert "\033" not in answer.stdout


@needs_cuda
@pytest.mark.parametrize("version", ["2.9.1", "2.9.1+cu128", "2.9.1a0+git"])
def test_a_torch_of_nix_with_its_copied_metadata_is_one_torch(project, version):
    project.torch(project.nixpkgs, installer="installer", version=version)
    project.provide("torch", "2.9.1")
    assert project.findings(owner="nix") == (0, [])


def test_without_an_environment_1(project):
    project.folder.joinpath(".venv").rename(project.folder / "elsewhere")
    answer = project.verify()
    assert answer.returncode == 1
    assert ".venv/bin/python does not exist" in answer.stdout


def test_an_interpreter_that_was_garbage_collected_is_1(project):
    (project.folder / ".venv/bin/python").unlink()
    (project.folder / ".venv/bin/python").symlink_to("/gone/bin/python")
    answer = project.verify()
    assert answer.returncode == 1
    assert "a link to /gone/bin/python, which no longer exists" in answer.stdout


def test_an_interpreter_that_is_no_program_is_1(project):
    program = project.folder / "broken"
    program.write_bytes(b"\0\1\2")
    program.chmod(0o755)
    answer = project.verify("--python", str(program))
    assert answer.returncode == 1
    assert "cannot be started: Exec format error" in answer.stdout


def test_an_absent_torch_is_1(project):
    code, ids = project.findings()
    assert (code, ids[0]) == (1, "torch-import")
    assert "packages-missing" in ids


def test_a_torch_that_fails_to_import_is_1(project):
    project.torch(
        project.wheels, on_import="raise OSError('libcudart.so.12: not found')"
    )
    answer = project.verify()
    assert answer.returncode == 1
    assert "torch cannot be imported." in answer.stdout
    assert "OSError: libcudart.so.12: not found" in answer.stdout


def test_a_crash_is_1_and_named(project):
    project.torch(project.wheels, on_import="print('so far'); import os; os.abort()")
    answer = project.verify()
    assert answer.returncode == 1
    assert "crashed with SIGABRT while it was importing torch." in answer.stdout


@needs_cuda
def test_a_driver_that_crashes_is_1(project):
    project.gpu(crash=1)
    answer = project.verify()
    assert answer.returncode == 1
    assert "SIGABRT while it was starting the CUDA driver." in answer.stdout


def test_a_hang_is_1_and_ends(project):
    started = project.folder / "started"
    note = f"import os; open({str(started)!r}, 'w').write(str(os.getpid()))"
    project.torch(project.wheels, on_import=f"{note}; import time; time.sleep(600)")
    answer = project.verify(time_limit=1)
    assert answer.returncode == 1
    assert "did not end within 1 seconds while it was importing torch." in answer.stdout
    with pytest.raises(ProcessLookupError):
        os.kill(int(started.read_text()), 0)


@needs_cuda
@pytest.mark.parametrize(
    ("machine", "sentence"),
    [
        ({"LD_LIBRARY_PATH": ""}, "There is no NVIDIA driver."),
        ({"FAKE_INIT": "803"}, "The NVIDIA driver does not start."),
        ({"FAKE_INIT": "100"}, "The NVIDIA driver sees no GPU."),
        ({"FAKE_DEVICES": "0"}, "The NVIDIA driver sees no GPU."),
        ({}, "torch sees no GPU, although the driver has one."),
    ],
)
def test_without_a_gpu_it_is_3(project, machine, sentence):
    project.torch(project.wheels, available=False, devices=0)
    project.variables |= machine
    answer = project.verify()
    assert answer.returncode == 3
    assert sentence in answer.stdout
    allowed = project.verify("--allow-cpu")
    assert allowed.returncode == 0
    assert f"! note  {sentence}" in allowed.stdout


@needs_cuda
def test_a_torch_for_the_cpu_is_4(project):
    project.torch(project.wheels, cuda=None, available=False, devices=0)
    assert project.findings() == (4, ["cpu-only"])
    project.variables = {}
    assert project.findings() == (4, ["cpu-only", "no-gpu"])
    assert project.findings("--allow-cpu") == (0, ["cpu-only", "no-gpu"])


@needs_cuda
def test_another_cuda_is_5(project):
    project.torch(project.wheels, cuda="12.6")
    assert project.findings() == (5, ["wrong-cuda"])


@needs_cuda
def test_a_driver_of_an_older_major_version_is_5(project):
    project.torch(project.wheels, available=False, devices=0)
    project.gpu(version=11080)
    assert project.findings() == (5, ["old-driver"])


@needs_cuda
@pytest.mark.parametrize(("version", "ids"), [(12040, ["older-driver"]), (13000, [])])
def test_other_drivers_run_it(project, version, ids):
    project.torch(project.wheels)
    project.gpu(version=version)
    assert project.findings() == (0, ids)


@needs_cuda
def test_two_torches_are_6_and_both_are_named(project):
    project.torch(project.wheels, version="2.8.0")
    project.torch(project.nixpkgs)
    answer = project.verify(owner="nix")
    assert answer.returncode == 6
    assert f"{project.wheels}: torch 2.8.0, installed by uv" in answer.stdout
    assert f"{project.nixpkgs}: torch 2.9.1, installed by uv" in answer.stdout
    assert f"imported: {project.wheels}/torch/__init__.py" in answer.stdout


@needs_cuda
def test_files_of_a_wheel_may_be_links_to_a_cache(project, tmp_path):
    project.torch(project.wheels)
    module = project.wheels / "torch/__init__.py"
    module.rename(tmp_path / "cached.py")
    module.symlink_to(tmp_path / "cached.py")
    assert project.findings() == (0, [])


def test_a_folder_named_torch_is_no_torch(project):
    (project.wheels / "torch").mkdir()
    code, ids = project.findings()
    assert (code, ids[0]) == (1, "torch-import")
    assert "device-fails" not in ids


@needs_cuda
def test_a_wheel_instead_of_the_torch_of_nix_is_6(project):
    project.torch(project.wheels)
    assert project.findings(owner="nix") == (6, ["torch-owner"])


@needs_cuda
def test_a_torch_of_nix_instead_of_the_wheel_is_6(project):
    project.torch(project.nixpkgs)
    assert project.findings(owner="wheel") == (6, ["torch-owner"])


@needs_cuda
def test_a_torch_from_somewhere_else_is_6(project, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    project.torch(elsewhere)
    project.variables["PYTHONPATH"] = str(elsewhere)
    assert project.findings(owner="wheel") == (6, ["torch-owner"])
    assert project.findings(owner="nix") == (6, ["torch-owner"])


@needs_cuda
def test_metadata_without_its_torch_is_6(project):
    project.torch(project.nixpkgs)
    metadata = project.nixpkgs / "torch-2.9.1.dist-info"
    metadata.rename(project.wheels / metadata.name)
    assert project.findings(owner="nix") == (6, ["torch-metadata"])


@needs_cuda
def test_metadata_of_another_torch_is_6(project):
    project.torch(project.nixpkgs)
    project.provide("torch", "2.8.0")
    assert project.findings(owner="nix") == (6, ["torch-metadata"])


@needs_cuda
def test_packages_that_are_missing_or_different_are_7(project):
    project.torch(project.wheels)
    project.install(project.wheels, "older", "1.0")
    project.install(project.wheels, "gone")
    (project.wheels / "gone.py").unlink()
    project.require("torch\nolder>=2\nabsent>3\ngone\n")
    answer = project.verify()
    assert answer.returncode == 7
    assert "requirements-dev.txt:2: older>=2: 1.0 is installed" in answer.stdout
    assert "requirements-dev.txt:3: absent>3" in answer.stdout
    assert "requirements-dev.txt:4: gone: no import finds gone" in answer.stdout


@needs_cuda
def test_a_path_that_was_garbage_collected_is_7(project):
    project.torch(project.wheels)
    gone = project.folder / "store/gone"
    paths = [str(gone / "site-packages"), str(gone / "python.zip")]
    (project.wheels / "gone.pth").write_text(f"import sys; sys.path += {paths}\n")
    answer = project.verify()
    assert answer.returncode == 7
    assert f"no longer in the Nix store.\n    {paths[0]}\n    →" in answer.stdout


@needs_cuda
def test_a_package_that_is_not_the_one_of_nixpkgs_is_7(project):
    project.torch(project.wheels)
    project.install(project.wheels, "numpy", "2.1")
    (project.provided / "numpy-2.3.dist-info").mkdir()
    answer = project.verify()
    assert answer.returncode == 7
    assert f"numpy 2.1 in {project.wheels}, not 2.3" in answer.stdout


@needs_cuda
def test_requirements_that_cannot_be_read_are_7(project):
    project.torch(project.wheels)
    project.require("torch = 2\n")
    assert project.findings() == (7, ["requirements"])


@needs_cuda
@pytest.mark.parametrize(
    ("settings", "id"),
    [
        ({"errors": {"cuda:0": 0.03}}, "device-wrong"),
        ({"errors": {"cuda:0": "nan"}}, "device-fails"),
        ({"failing": ["cuda:0"]}, "device-fails"),
        ({"failing": ["cpu"]}, "device-fails"),
    ],
)
def test_a_device_that_computes_wrongly_is_8(project, settings, id):
    project.torch(project.wheels, **settings)
    assert project.findings() == (8, [id])
    assert project.findings("--allow-cpu") == (8, [id])


@needs_cuda
def test_two_torches_count_more_than_what_one_of_them_is_built_for(project):
    project.torch(project.wheels, cuda=None, available=False, devices=0)
    project.torch(project.nixpkgs)
    assert project.findings() == (6, ["torch-twice", "cpu-only"])


@needs_cuda
def test_two_torches_are_why_one_of_them_cannot_be_imported(project):
    project.torch(project.wheels, on_import="raise OSError('libcublas.so.12')")
    project.torch(project.nixpkgs)
    assert project.findings() == (6, ["torch-twice", "torch-import"])


@needs_cuda
def test_what_torch_prints_is_no_fact(project):
    project.torch(project.wheels, on_import="print('{', flush=True)")
    assert project.findings() == (0, [])


@needs_cuda
def test_all_findings_are_shown_and_the_first_decides(project):
    project.torch(project.wheels, cuda="12.6", failing=["cuda:0"])
    project.torch(project.nixpkgs)
    project.require("torch\nabsent\n")
    expected = ["torch-twice", "wrong-cuda", "device-fails", "packages-missing"]
    assert project.findings() == (6, expected)


@pytest.mark.parametrize(
    "arguments", [["--owner", "pip"], ["--unknown"], ["--provided", "/nowhere"]]
)
def test_wrong_usage_is_2(project, arguments):
    assert project.verify(*arguments).returncode == 2


def run(project, *arguments):
    """Starts the program as the flake does."""
    command = [sys.executable, VERIFY, *project.arguments(), *arguments]
    variables = {**os.environ, **project.variables}
    return subprocess.run(
        command, env=variables, capture_output=True, text=True, check=False
    )


@needs_cuda
def test_the_program_itself(project):
    project.torch(project.wheels)
    good = run(project, "--json")
    assert (good.returncode, good.stderr) == (0, "")
    document = json.loads(good.stdout)
    assert list(document) == [
        "schemaVersion",
        "command",
        "ok",
        "exitCode",
        "findings",
        "facts",
    ]
    assert (document["schemaVersion"], document["command"]) == (1, "verify")
    assert document["facts"]["torch"]["file"].startswith(str(project.folder / ".venv"))
    assert document["facts"]["driver"]["library"] == str(
        project.driver / "libcuda.so.1"
    )


def test_a_terminal_without_its_marks(project):
    project.variables |= {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    answer = run(project)
    assert (answer.returncode, answer.stderr) == (1, "")
    assert "error 1" in answer.stdout


def test_help_names_the_exit_codes(project):
    text = run(project, "--help").stdout
    assert "verify --allow-cpu" in text
    assert all(f"\n  {code}  " in text for code in range(9))
