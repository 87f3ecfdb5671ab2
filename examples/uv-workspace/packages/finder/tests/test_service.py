import json
from collections.abc import Iterator
from threading import Thread
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from finder.service import server


@pytest.fixture
def address() -> Iterator[str]:
    with server(0) as listening:
        thread = Thread(target=listening.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{listening.server_port}"
        listening.shutdown()
        thread.join()


def test_answers_with_the_best_first(address: str) -> None:
    with urlopen(f"{address}/name?q=praha") as response:
        first, *_ = json.load(response)
    assert first["station"]["name"] == "Praha hl.n."
    with urlopen(f"{address}/near?lat=52.5&lon=13.4") as response:
        names = [match["station"]["name"] for match in json.load(response)]
    assert names == ["Berlin Hbf", "Hamburg Hbf", "Praha hl.n."]


@pytest.mark.parametrize(
    ("path", "status"), [("/near?lat=1", 400), ("/near?lat=a&lon=2", 400), ("/other", 404)]
)
def test_refuses_what_it_does_not_have(address: str, path: str, status: int) -> None:
    with pytest.raises(HTTPError) as refused:
        urlopen(address + path)
    assert refused.value.code == status
