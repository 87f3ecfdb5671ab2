"""A project with an environment, whose torch and whose driver are stand-ins."""

import io
import json
import os
import shutil
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

import pytest
from packaging.version import Version

import verify

HERE = Path(__file__).parent
PYTHON = f"python{sys.version_info.major}.{sys.version_info.minor}"


class Answer(NamedTuple):
    """How a program ended."""

    returncode: int
    stdout: str
    stderr: str


@dataclass
class Project:
    """A folder with a flake, its .venv, and a store for what comes from nixpkgs."""

    folder: Path
    driver: Path
    variables: dict[str, str] = field(default_factory=dict)

    @property
    def wheels(self) -> Path:
        return self.folder / ".venv/lib" / PYTHON / "site-packages"

    @property
    def nixpkgs(self) -> Path:
        return self.folder / "store/environment/site-packages"

    @property
    def provided(self) -> Path:
        return self.folder / "store/provided"

    def require(self, text: str) -> None:
        (self.folder / "requirements-dev.txt").write_text(text)

    def install(self, folder: Path, name: str, version="1.0", installer="uv") -> None:
        """A package with one module that has its name."""
        module = name.replace("-", "_")
        (folder / f"{module}.py").write_text("")
        describe(folder, name, version, installer, f"{module}.py")

    def provide(self, name: str, version: str) -> None:
        """Metadata as the flake writes it: once for the checks, once for uv."""
        for folder in (self.provided, self.wheels):
            describe(folder, name, version, "nix")

    def torch(self, folder: Path, installer="uv", on_import="", **settings) -> None:
        """A torch; by default one that has the GPU of the stand-in driver."""
        wanted = {
            "version": "2.9.1",
            "cuda": "12.8",
            "available": True,
            "devices": 1,
            "failing": [],
            "errors": {"cpu": 0.0001, "cuda:0": 0.0002},
            **settings,
        }
        (folder / "torch").mkdir()
        shutil.copy(HERE / "fake_torch.py", folder / "torch/__init__.py")
        (folder / "torch/settings.json").write_text(json.dumps(wanted))
        (folder / "torch/on_import.py").write_text(on_import)
        version = Version(wanted["version"]).base_version
        describe(folder, "torch", version, installer, "torch/__init__.py")

    def gpu(self, version=12080, devices=1, init=0, crash=0) -> None:
        """A driver and a GPU."""
        self.variables = {
            "LD_LIBRARY_PATH": str(self.driver),
            "FAKE_VERSION": str(version),
            "FAKE_DEVICES": str(devices),
            "FAKE_INIT": str(init),
            "FAKE_CRASH": str(crash),
        }

    def arguments(self, owner="wheel") -> list[str]:
        """What the flake fills in."""
        return [
            *("--project", str(self.folder), "--owner", owner, "--cuda", "12.8"),
            *(
                "--requirements",
                "requirements-dev.txt",
                "--provided",
                str(self.provided),
            ),
        ]

    def verify(self, *arguments: str, owner="wheel", **limits) -> Answer:
        """Run the program in this process, which is faster; the probe has its own."""
        output, errors = io.StringIO(), io.StringIO()
        with (
            patch.dict(os.environ, self.variables),
            redirect_stdout(output),
            redirect_stderr(errors),
        ):
            try:
                code = verify.main([*self.arguments(owner), *arguments], **limits)
            except SystemExit as end:
                code = end.code
        return Answer(code, output.getvalue(), errors.getvalue())

    def findings(self, *arguments: str, owner="wheel") -> tuple[int, list[str]]:
        """The exit code, and the findings by their ids."""
        answer = self.verify("--json", *arguments, owner=owner)
        assert answer.stderr == ""
        document = json.loads(answer.stdout)
        assert document["exitCode"] == answer.returncode
        assert document["ok"] == (answer.returncode == 0)
        return answer.returncode, [finding["id"] for finding in document["findings"]]


def describe(
    folder: Path, name: str, version: str, installer: str, *files: str
) -> None:
    """The metadata of an installed package."""
    metadata = folder / f"{name.replace('-', '_')}-{version}.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
    )
    (metadata / "INSTALLER").write_text(f"{installer}\n")
    (metadata / "RECORD").write_text("".join(f"{file},,\n" for file in files))


@pytest.fixture(scope="session")
def driver(tmp_path_factory) -> Path:
    """A folder with the libraries of the driver."""
    folder = tmp_path_factory.mktemp("driver")
    compiler = shutil.which("cc")
    assert compiler, "these tests need a C compiler, named cc"
    library = folder / "libcuda.so.1"
    source = HERE / "fake_driver.c"
    subprocess.run([compiler, "-shared", "-fPIC", "-o", library, source], check=True)
    shutil.copy(library, folder / "libnvidia-ml.so.1")
    return folder


@pytest.fixture(scope="session")
def empty_environment(tmp_path_factory) -> Path:
    """A virtual environment without what the tests run with."""
    folder = tmp_path_factory.mktemp("environment") / ".venv"
    interpreter = Path(sys.base_prefix, "bin", PYTHON)
    subprocess.run([interpreter, "-m", "venv", "--without-pip", folder], check=True)
    return folder


@pytest.fixture
def project(tmp_path, driver, empty_environment) -> Project:
    """A project whose environment is empty, on a machine with a GPU."""
    project = Project(tmp_path, driver)
    (tmp_path / "flake.nix").write_text("{ }\n")
    shutil.copytree(empty_environment, tmp_path / ".venv", symlinks=True)
    project.nixpkgs.mkdir(parents=True)
    project.provided.mkdir()
    (project.wheels / "nix.pth").write_text(f"{project.nixpkgs}\n")
    project.require("torch\n")
    project.gpu()
    return project
