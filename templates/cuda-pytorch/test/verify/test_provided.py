"""What provided.py makes of the packages in a folder."""

import subprocess
import sys
from importlib.metadata import distributions
from pathlib import Path

import pytest

PROGRAM = Path(__file__).parents[2] / "files/nix/provided.py"


@pytest.fixture
def provided(tmp_path):
    """A function from files to the folder that describes them."""

    def run(files):
        site = tmp_path / "site"
        for name, text in files.items():
            path = site / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        output = tmp_path / "output"
        subprocess.run([sys.executable, "-I", PROGRAM, site, output], check=True)
        return output

    return run


def metadata(name, version="1.0", more=""):
    return f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n{more}\nText\n"


def test_packages_are_described_under_normal_names(provided):
    output = provided(
        {
            "Zope.Interface__x-7.0.dist-info/METADATA": metadata(
                "Zope.Interface__x", "7.0"
            ),
            "old.egg-info/PKG-INFO": metadata("old", "2"),
            "older-3.egg-info": metadata("older", "3"),
        }
    )
    found = {
        it.name: it.version for it in distributions(path=[output / "site-packages"])
    }
    assert found == {"zope-interface-x": "7.0", "old": "2", "older": "3"}
    lines = (output / "constraints.txt").read_text()
    assert lines == "old==2\nolder==3\nzope-interface-x==7.0\n"


def test_what_needs_a_package_stays_known(provided):
    more = "Requires-Dist: numpy>=2\n"
    output = provided({"a-1.0.dist-info/METADATA": metadata("a", more=more)})
    (found,) = distributions(path=[output / "site-packages"])
    assert found.requires == ["numpy>=2"]
    assert found.read_text("INSTALLER") == "nix\n"


def test_uninstalling_it_removes_only_the_description(provided):
    output = provided(
        {
            "a-1.0.dist-info/METADATA": metadata("a"),
            "a-1.0.dist-info/RECORD": "a.py,,\n",
            "a.py": "",
        }
    )
    (found,) = distributions(path=[output / "site-packages"])
    assert found.files
    assert all(file.parts[0] == "a-1.0.dist-info" for file in found.files)
    assert all((output / "site-packages" / file).exists() for file in found.files)


def test_opencv_answers_to_all_of_its_names(provided):
    output = provided(
        {"opencv-4.12.0.dist-info/METADATA": metadata("opencv", "4.12.0")}
    )
    names = {it.name for it in distributions(path=[output / "site-packages"])}
    assert {"opencv", "opencv-python", "opencv-python-headless"} <= names
    assert "opencv-python==4.12.0\n" in (output / "constraints.txt").read_text()


def test_a_package_that_is_there_wins_over_the_other_name(provided):
    output = provided(
        {
            "opencv-4.12.0.dist-info/METADATA": metadata("opencv", "4.12.0"),
            "opencv_python-5.0.dist-info/METADATA": metadata("opencv-python", "5.0"),
        }
    )
    assert "opencv-python==5.0\n" in (output / "constraints.txt").read_text()


def test_programs_start_with_the_python_beside_them(provided, tmp_path):
    output = provided(
        {
            "a-1.0.dist-info/METADATA": metadata("a"),
            "a-1.0.dist-info/entry_points.txt": "[console_scripts]\nsay = a:Say.it\n",
            "a.py": "class Say:\n    it = lambda: print('said') or 3\n",
        }
    )
    environment = tmp_path / "with space"
    folder = environment / "bin"
    folder.mkdir(parents=True)
    (folder / "python").symlink_to(sys.executable)
    (folder / "say").write_bytes((output / "bin/say").read_bytes())
    (folder / "say").chmod(0o755)
    link = tmp_path / "say"
    link.symlink_to(folder / "say")
    ended = subprocess.run(
        [link],
        env={"PYTHONPATH": tmp_path / "site", "PATH": "/usr/bin:/bin"},
        stdout=subprocess.PIPE,
        check=False,
    )
    assert (ended.returncode, ended.stdout) == (3, b"said\n")
