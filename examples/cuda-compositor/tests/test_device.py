import pytest

from compositor.device import NoCudaError, choose_device, find_device


@pytest.mark.parametrize(
    ("wanted", "cuda_available", "chosen"),
    [
        ("auto", True, "cuda"),
        ("auto", False, "cpu"),
        ("cpu", True, "cpu"),
        ("cpu", False, "cpu"),
        ("cuda", True, "cuda"),
    ],
)
def test_the_device_is_chosen(wanted, cuda_available, chosen):
    assert choose_device(wanted, cuda_available=cuda_available).type == chosen


def test_cuda_that_is_not_there_is_no_cpu():
    with pytest.raises(NoCudaError, match="torch sees no CUDA device"):
        choose_device("cuda", cuda_available=False)


def test_the_cpu_is_always_there():
    assert find_device("cpu").type == "cpu"
