"""How the programs behave in a terminal, in a pipe, and on large projects."""

import json
import os
import pty
import select
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import probe
from conftest import VERIFY
from packaging.markers import default_environment


def start(project, *arguments, **options):
    command = [sys.executable, VERIFY / "verify.py", *project.arguments(), *arguments]
    variables = {**os.environ, **project.variables}
    return subprocess.Popen(command, env=variables, text=True, **options)


def hang(project) -> Path:
    """A torch whose import does not end; the file appears when it begins."""
    begun = project.folder / "begun"
    note = f"import os; open({str(begun)!r}, 'w').write(str(os.getpid()))"
    project.torch(project.wheels, on_import=f"{note}; import time; time.sleep(600)")
    return begun


def wait_for(file: Path) -> int:
    ends = time.monotonic() + 20
    while not (file.exists() and file.read_text()):
        assert time.monotonic() < ends
        time.sleep(0.02)
    return int(file.read_text())


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_ctrl_c_ends_the_probe_as_well(project):
    begun = hang(project)
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    process = start(project, **pipes)
    pid = wait_for(begun)
    process.send_signal(signal.SIGINT)
    assert process.communicate(timeout=10) == ("", "")
    assert process.returncode == 130
    assert not is_running(pid)


def test_a_person_is_told_what_takes_so_long(project):
    begun = hang(project)
    terminal, other_end = pty.openpty()
    process = start(project, stdout=subprocess.DEVNULL, stderr=other_end)
    os.close(other_end)
    wait_for(begun)
    assert select.select([terminal], [], [], 10)[0]
    assert "… importing torch" in os.read(terminal, 1000).decode()
    process.send_signal(signal.SIGINT)
    process.wait(timeout=10)
    os.close(terminal)


def test_colour_is_for_terminals(project):
    for no_color, coloured in [("", True), ("1", False)]:
        project.variables["NO_COLOR"] = no_color
        terminal, other_end = pty.openpty()
        process = start(project, stdout=other_end, stderr=subprocess.DEVNULL)
        process.wait(timeout=20)
        os.close(other_end)
        text = os.read(terminal, 10_000).decode()
        os.close(terminal)
        assert "error 1" in text
        assert ("\033[31m" in text) == coloured


def test_a_closed_pipe_is_no_stack_trace(project):
    reader, writer = os.pipe()
    os.close(reader)
    process = start(project, stdout=writer, stderr=subprocess.PIPE)
    os.close(writer)
    assert process.communicate(timeout=20)[1] == ""


def test_the_project_is_the_nearest_folder_with_a_flake(project):
    below = project.folder / "src/deep"
    below.mkdir(parents=True)
    arguments = project.arguments()[2:]
    command = [sys.executable, VERIFY / "verify.py", *arguments, "--json"]
    found = subprocess.run(
        command, cwd=below, capture_output=True, text=True, check=False
    )
    document = json.loads(found.stdout)
    assert document["facts"]["python"]["executable"].startswith(str(project.folder))
    nowhere = subprocess.run(
        command, cwd="/", capture_output=True, text=True, check=False
    )
    assert nowhere.returncode == 2
    assert "there is no flake.nix in / or above" in nowhere.stderr


def test_the_probe_knows_markers_as_packaging_does():
    assert probe.marker_environment() == default_environment()


def test_200_lines_against_600_packages_take_less_than_a_second(tmp_path):
    provided = tmp_path / "provided"
    for number in range(600):
        (provided / f"package_{number}-1.{number}.dist-info").mkdir(parents=True)
    (provided / "torch-2.9.1.dist-info").mkdir()
    file = tmp_path / "requirements-dev.txt"
    lines = [
        f"package-{number * 3}>=1.0,<5 ; python_version >= '3.12'\n"
        for number in range(150)
    ]
    lines += [
        f"other{number}=={number}.1 --hash=sha256:{'ab' * 32}\n" for number in range(50)
    ]
    file.write_text("".join(lines))
    program = VERIFY / "check_requirements.py"
    command = [sys.executable, program, "--owner", "nix", "--provided", provided, file]
    times = []
    for _ in range(3):
        started = time.monotonic()
        subprocess.run(command, check=True)
        times.append(time.monotonic() - started)
    assert min(times) < 1


def test_the_projects_own_pytest_leaves_the_folder_alone(tmp_path):
    """Its Python need not have what the verifier is written with."""
    shutil.copytree(VERIFY, tmp_path / "nix/verify")
    (tmp_path / "test_own.py").write_text("def test_own():\n    pass\n")
    hide = "import sys; sys.modules['pip_requirements_parser'] = None"
    run = f"{hide}; import pytest; sys.exit(pytest.main(['-q']))"
    command = [sys.executable, "-c", run]
    answer = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert answer.returncode == 0, answer.stdout
    assert "1 passed" in answer.stdout
