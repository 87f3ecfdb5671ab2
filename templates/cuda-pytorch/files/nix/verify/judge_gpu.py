"""Judges the driver and the devices."""

from collections.abc import Iterator

from findings import RENEW, Code, Facts, Finding, Wishes

# Sums of 512 products are off by 0.0001 in single precision, by hundredths with TF32.
TOLERANCE = 0.001


def judge_gpu(facts: Facts, wishes: Wishes) -> Iterator[Finding]:
    """What is wrong with the driver, and with what the devices compute."""
    yield from _gpu(facts)
    yield from _results(facts)


def judge_driver(driver: Facts, built_for: str) -> Iterator[Finding]:
    """A driver runs what is built for its major version of CUDA, or for an older one.

    Within one, NVIDIA calls it minor version compatibility. That leaves out code which
    the driver itself has to compile, so a driver of an older minor version is a note.
    """
    built = major_minor(built_for)
    has = tuple(driver.get("cuda") or ())
    if has in ((), (0, 0)) or has >= built:
        return
    text = ".".join(map(str, has))
    release = driver["release"] or "unknown"
    evidence = (f"{driver['library']}: release {release}, CUDA {text}",)
    cure = "Update NVIDIA's driver."
    if has[0] < built[0]:
        sentence = (
            f"The driver is too old: it has CUDA {text}, torch needs {built_for}."
        )
        yield Finding("old-driver", Code.WRONG_CUDA, sentence, evidence, cure)
    else:
        sentence = f"The driver has CUDA {text}, torch {built_for}: most kernels run."
        yield Finding("older-driver", Code.NOTE, sentence, evidence, cure)


def major_minor(version: str) -> tuple[int, ...]:
    """The part of a CUDA version that tells what runs on it."""
    return tuple(int(part) for part in version.split(".")[:2])


def is_mac(facts: Facts) -> bool:
    """Whether the environment is one of macOS."""
    return facts.get("markers", {}).get("sys_platform") == "darwin"


def _gpu(facts: Facts) -> Iterator[Finding]:
    driver = facts.get("driver")
    if driver is None:
        return
    if is_mac(facts):
        cure = "Use --allow-cpu: it tests Metal instead, if the machine has it."
        yield Finding("no-gpu", Code.NO_GPU, "There is no CUDA on macOS.", (), cure)
        return
    if problem := _driver_problem(driver):
        sentence, evidence, cure = problem
        yield Finding("no-gpu", Code.NO_GPU, sentence, (evidence,), cure)
        return
    torch = facts.get("torch", {})
    # A torch without CUDA, and a driver that is too old, have findings of their own.
    built_for = torch.get("cuda")
    old = built_for and driver["cuda"][0] < major_minor(built_for)[0]
    if built_for and not old and not torch["available"]:
        evidence = (f"{driver['library']} has {driver['devices']}, torch.cuda none",)
        sentence = "torch sees no GPU, although the driver has one."
        cure = "See why in torch: .venv/bin/python -c 'import torch; torch.cuda.init()'"
        yield Finding("no-gpu", Code.NO_GPU, sentence, evidence, cure)


def _driver_problem(driver: Facts) -> tuple[str, str, str] | None:
    if error := driver.get("error"):
        return _library_problem(error, driver["in_kernel"])
    evidence = f"{driver['library'] or 'libcuda.so.1'}: {driver['init_name']}"
    if driver["init"] != 0 and driver["init_name"] != "CUDA_ERROR_NO_DEVICE":
        cure = "Restart the machine if the driver was updated; or see nvidia-smi."
        return "The NVIDIA driver does not start.", evidence, cure
    if driver["devices"] == 0:
        cure = "Check nvidia-smi and CUDA_VISIBLE_DEVICES, or use --allow-cpu."
        return "The NVIDIA driver sees no GPU.", evidence, cure
    return None


def _library_problem(error: str, in_kernel: bool) -> tuple[str, str, str]:
    if in_kernel:
        cure = f"The dev shell links that library from the system. {RENEW}"
        return "The driver's library cannot be loaded by this Python.", error, cure
    cure = "Install NVIDIA's driver, or use --allow-cpu on a machine without a GPU."
    return "There is no NVIDIA driver.", error, cure


def _results(facts: Facts) -> Iterator[Finding]:
    cure = "The device, its driver or this torch is broken; look at nvidia-smi."
    for device in facts.get("devices", []):
        name = device["device"]
        if "error" in device:
            id, sentence, error = "device-fails", "does not compute", device["error"]
        elif device["max_error"] > TOLERANCE:
            id, sentence = "device-wrong", "computes wrongly"
            error = f"a product of matrices is off by {device['max_error']:.3g}"
        else:
            continue
        evidence = (_describe_device(device, facts), error)
        yield Finding(id, Code.WRONG_RESULT, f"{name} {sentence}.", evidence, cure)


def _describe_device(device: Facts, facts: Facts) -> str:
    if "capability" not in device:
        return str(device["device"])
    major, minor = device["capability"]
    built_for = " ".join(facts["torch"].get("architectures", [])) or "unknown"
    return f"{device['name']} is sm_{major}{minor}; torch is built for {built_for}"
