"""The front end is built by Node and fetched from the service. Without Node these tests fail."""

import re
import subprocess
from pathlib import Path

import pytest
from conftest import Car, connected

FRONTEND = Path(__file__).parent.parent / "frontend"


def node(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["node", *arguments], capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built front end."""
    folder = tmp_path_factory.mktemp("frontend")
    done = node(FRONTEND / "build.mjs", folder)
    assert done.returncode == 0, done.stderr
    return folder


def test_the_built_page_is_served_with_all_it_needs(built: Path) -> None:
    with connected(frontend=built) as car:
        assert car.http.get("/api/health").json()["frontend"] == "built"
        page = car.http.get("/")
        assert page.headers["Cache-Control"] == "no-cache"
        fetched = fetch_all(car, page.text)

    assert {re.sub(r"-[0-9a-f]{10}\.", ".", path) for path in fetched} == {
        "assets/style.css",
        "assets/main.js",
        "assets/api.js",
        "assets/format.js",
    }


def fetch_all(car: Car, page: str) -> set[str]:
    """Follow the page's references, and those of its scripts, as a browser does."""
    wanted = re.findall(r'(?:src|href)="\./(assets/[^"]+)"', page)
    fetched: set[str] = set()
    while wanted:
        path = wanted.pop()
        asset = car.http.get(f"/{path}")
        assert asset.status_code == 200
        assert "immutable" in asset.headers["Cache-Control"]
        expected = "text/css" if path.endswith(".css") else "text/javascript"
        assert asset.headers["Content-Type"].startswith(expected)
        fetched.add(path)
        wanted += [f"assets/{name}" for name in re.findall(r"from '\./([^']+)'", asset.text)]
    return fetched


def test_the_same_sources_give_the_same_names(built: Path, tmp_path: Path) -> None:
    stale = tmp_path / "assets" / "main-0123456789.js"
    stale.parent.mkdir()
    stale.touch()

    node(FRONTEND / "build.mjs", tmp_path)

    names = sorted(path.name for path in (tmp_path / "assets").iterdir())
    assert names == sorted(path.name for path in (built / "assets").iterdir())


def test_the_tests_of_the_front_end_pass() -> None:
    done = node("--test", FRONTEND)

    assert done.returncode == 0, done.stdout
    assert "# tests 3" in done.stdout


def test_building_needs_a_folder() -> None:
    done = node(FRONTEND / "build.mjs")

    assert (done.returncode, done.stderr) == (2, "usage: node build.mjs OUTDIR\n")


@pytest.mark.parametrize("given", [None, Path("/no/such/folder")])
def test_a_missing_front_end_is_told(given: Path | None) -> None:
    with connected(frontend=given) as car:
        refused = car.http.get("/")
        assert car.http.get("/api/health").json()["frontend"] == "missing"
        assert car.http.get("/assets/main.js").status_code == 404

    assert refused.status_code == 503
    assert "node frontend/build.mjs OUTDIR" in refused.json()["detail"]


def test_nothing_outside_the_assets_is_served(built: Path) -> None:
    with connected(frontend=built) as car:
        for path in ("..%2findex.html", "%2e%2e%2findex.html", "%00", ""):
            assert car.http.get(f"/assets/{path}").status_code == 404
