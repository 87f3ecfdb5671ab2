"""Prints facts about the Python that runs it, about torch, and about the driver.

Each line on standard output is one JSON object, and together they are one: a probe that
torch brings down has printed what it knew until then, and `doing` says what it was at.

It judges nothing, and imports nothing but the standard library and torch. Its arguments
are names of packages: for these it looks whether they can be imported.
"""

import ctypes
import importlib.machinery
import importlib.metadata
import importlib.util
import inspect
import json
import math
import os
import platform
import re
import site
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any, TextIO

Facts = dict[str, Any]

# One of these is there when the kernel has the driver: on Linux, and in Windows' WSL.
KERNEL = ["/proc/driver/nvidia/version", "/dev/dxg"]


def main(names: list[str]) -> None:
    """Print the facts, the ones that can bring Python down last."""
    output = _private_output()

    def emit(doing: str, find: Callable[[], Facts]) -> None:
        print(json.dumps({"doing": doing}), file=output)
        print(json.dumps(find()), file=output)

    emit("looking at Python", python_facts)
    emit("looking for packages", lambda: package_facts(names))
    emit("starting the CUDA driver", lambda: {"driver": driver_facts()})
    emit("importing torch", lambda: {"torch": torch_facts()})
    emit("computing with torch", lambda: {"devices": device_facts()})
    print(json.dumps({"doing": None}), file=output)


def _private_output() -> TextIO:
    """Standard output for the facts alone; what a library prints goes elsewhere."""
    sys.stdout.flush()
    output = os.fdopen(os.dup(1), "w", buffering=1, encoding="utf-8")
    os.dup2(2, 1)
    return output


def python_facts() -> Facts:
    """The interpreter, where it looks for modules, and its environment for markers."""
    return {
        "executable": sys.executable,
        "version": platform.python_version(),
        "prefix": sys.prefix,
        "path": sys.path,
        "absent": [folder for folder in sys.path if not os.path.exists(folder)],
        "markers": marker_environment(),
        "user_site": {
            "enabled": bool(site.ENABLE_USER_SITE),
            "on_path": site.getusersitepackages() in sys.path,
            "folder": site.getusersitepackages(),
        },
    }


def marker_environment() -> dict[str, str]:
    """The variables that markers can use, as the packaging library names them."""
    implementation = sys.implementation
    major, minor, micro, level, serial = implementation.version
    suffix = "" if level == "final" else f"{level[0]}{serial}"
    return {
        "implementation_name": implementation.name,
        "implementation_version": f"{major}.{minor}.{micro}{suffix}",
        "os_name": os.name,
        "platform_machine": platform.machine(),
        "platform_python_implementation": platform.python_implementation(),
        "platform_release": platform.release(),
        "platform_system": platform.system(),
        "platform_version": platform.version(),
        "python_full_version": platform.python_version(),
        "python_version": ".".join(platform.python_version_tuple()[:2]),
        "sys_platform": sys.platform,
    }


def package_facts(names: list[str]) -> Facts:
    """What is installed, which torch lies where, and what no import finds."""
    distributions = installed_distributions()
    by_name: dict[str, list[importlib.metadata.Distribution]] = {}
    for distribution, facts in distributions:
        by_name.setdefault(facts["name"], []).append(distribution)
    return {
        # The first one on the path is the one that counts.
        "distributions": {facts["name"]: facts for _, facts in reversed(distributions)},
        "torches": torch_places(),
        "not_importable": {
            name: modules
            for name in names
            if (modules := modules_not_found(by_name.get(normalised(name), [])))
        },
    }


def normalised(name: str) -> str:
    """The name under which two spellings are the same package."""
    return re.sub(r"[-_.]+", "-", name).lower()


def installed_distributions() -> list[tuple[importlib.metadata.Distribution, Facts]]:
    """The installed packages whose metadata is sound, in the order of the path."""
    found = []
    for distribution in importlib.metadata.distributions():
        name, version = name_and_version(distribution)
        if name and version:
            folder = str(distribution.locate_file(""))
            facts = {"name": normalised(name), "version": version, "folder": folder}
            found.append((distribution, facts))
    return found


def name_and_version(
    distribution: importlib.metadata.Distribution,
) -> tuple[str | None, str | None]:
    """What the metadata says, and None where it is damaged."""
    try:
        return distribution.metadata["Name"], distribution.metadata["Version"]
    except (KeyError, OSError, TypeError, UnicodeError, ImportError):
        return None, None


def modules_not_found(
    distributions: list[importlib.metadata.Distribution],
) -> list[str]:
    """The modules of a package if none of them can be found: it is not really there.

    A package without modules, such as one of programs or of type stubs, lacks nothing.
    """
    modules = {module for entry in distributions for module in top_level_modules(entry)}
    return [] if any(map(can_be_found, modules)) else sorted(modules)


def top_level_modules(distribution: importlib.metadata.Distribution) -> Iterator[str]:
    """The names that a package can be imported by."""
    declared = (distribution.read_text("top_level.txt") or "").split()
    recorded = (distribution.read_text("RECORD") or "").splitlines()
    files = {line.rsplit(",", 2)[0].partition("/")[::2] for line in recorded}
    inferred = (top if below else inspect.getmodulename(top) for top, below in files)
    for module in declared or inferred:
        if module and module.isidentifier() and module != "__pycache__":
            yield module


def can_be_found(module: str) -> bool:
    """Whether an import would find the module, without importing it."""
    try:
        return importlib.util.find_spec(module) is not None
    except Exception:  # noqa: BLE001 - packages can hook into the search
        return False


def torch_places() -> list[Facts]:
    """Every folder of the path that has a torch or the metadata of one, in order."""
    folders: dict[str, str] = {}
    for folder in sys.path:
        folders.setdefault(os.path.realpath(folder), folder)
    places = map(torch_place, folders.values())
    return [place for place in places if place["module"] or place["metadata"]]


def torch_place(folder: str) -> Facts:
    """What one folder has of torch."""
    spec = importlib.machinery.PathFinder.find_spec("torch", [folder])
    # Without an origin it is a folder that only happens to have the name.
    module = spec.origin if spec else None
    found = [*importlib.metadata.distributions(name="torch", path=[folder])]
    distribution = found[0] if found else None
    facts = {"folder": folder, "module": module, "metadata": distribution is not None}
    if distribution is None:
        return {**facts, "version": None, "installer": None}
    installer = (distribution.read_text("INSTALLER") or "").strip() or None
    return {
        **facts,
        "version": name_and_version(distribution)[1],
        "installer": installer,
    }


def driver_facts() -> Facts:
    """What the CUDA driver says of itself, without PyTorch."""
    if sys.platform == "darwin":
        return {"error": "there is no CUDA on macOS"}
    try:
        cuda = ctypes.CDLL("libcuda.so.1")
    except OSError as error:
        return {"error": str(error), "in_kernel": any(map(os.path.exists, KERNEL))}
    version, count = ctypes.c_int(0), ctypes.c_int(0)
    code = cuda.cuInit(0)
    cuda.cuDriverGetVersion(ctypes.byref(version))
    if code == 0:
        cuda.cuDeviceGetCount(ctypes.byref(count))
    return {
        "library": loaded_from("libcuda.so"),
        "init": code,
        "init_name": error_name(cuda, code),
        # 12080 means 12.8.
        "cuda": [version.value // 1000, version.value % 1000 // 10],
        "devices": count.value,
        "release": driver_release(),
    }


def loaded_from(name: str) -> str | None:
    """The file that a loaded library came from."""
    with open("/proc/self/maps", encoding="utf-8", errors="replace") as maps:
        files = [line.rstrip("\n").split(maxsplit=5)[-1] for line in maps]
    named = (file for file in files if os.path.basename(file).startswith(name))
    return next(named, None)


def error_name(cuda: ctypes.CDLL, code: int) -> str:
    """The driver's name for an error code, such as CUDA_ERROR_NO_DEVICE."""
    text = ctypes.c_char_p()
    try:
        cuda.cuGetErrorName(code, ctypes.byref(text))
    except AttributeError:
        pass
    return (text.value or str(code).encode()).decode(errors="replace")


def driver_release() -> str | None:
    """The driver's own version, such as 570.86.15, which another library knows."""
    try:
        nvml = ctypes.CDLL("libnvidia-ml.so.1")
        if nvml.nvmlInit_v2() != 0:
            return None
        buffer = ctypes.create_string_buffer(96)
        code = nvml.nvmlSystemGetDriverVersion(buffer, len(buffer))
        nvml.nvmlShutdown()
    except (OSError, AttributeError):
        return None
    return buffer.value.decode(errors="replace") if code == 0 else None


def torch_facts() -> Facts:
    """The torch that is imported, or why none is."""
    try:
        import torch
    except BaseException as error:  # noqa: BLE001 - an import can even exit
        return {"error": described(error)}
    version = getattr(torch, "version", None)
    try:
        return {
            "file": torch.__file__,
            "version": str(torch.__version__),
            "cuda": version.cuda,
            "available": torch.cuda.is_available(),
            "architectures": torch.cuda.get_arch_list(),
        }
    except Exception as error:  # noqa: BLE001 - whatever a broken torch raises
        return {"file": getattr(torch, "__file__", None), "error": described(error)}


def described(error: BaseException) -> str:
    """The kind of an error and the first line of what it says."""
    lines = str(error).strip().splitlines()
    return f"{type(error).__name__}: {lines[0]}" if lines else type(error).__name__


def device_facts() -> list[Facts]:
    """What each device is, and how well it multiplies."""
    torch = sys.modules.get("torch")
    if not hasattr(torch, "__version__"):
        return []
    try:
        gpus = [f"cuda:{index}" for index in range(torch.cuda.device_count())]
        if sys.platform == "darwin" and torch.backends.mps.is_available():
            gpus.append("mps")
        # Without TF32, whose error would hide smaller ones.
        torch.set_float32_matmul_precision("highest")
        factors = sample(torch)
    except Exception as error:  # noqa: BLE001 - whatever a broken torch raises
        return [{"device": "cpu", "error": described(error)}]
    return [
        {"device": name, **device_result(torch, name, *factors)}
        for name in ("cpu", *gpus)
    ]


def sample(torch: Any) -> tuple[Any, Any]:
    """Two matrices, the same ones every time."""
    generator = torch.Generator().manual_seed(20)
    first, second = (torch.randn(512, 512, generator=generator) for _ in range(2))
    return first, second


def device_result(torch: Any, name: str, first: Any, second: Any) -> Facts:
    """How far a product on this device is from one of double precision."""
    facts: Facts = {}
    try:
        if name.startswith("cuda"):
            properties = torch.cuda.get_device_properties(name)
            facts["name"] = properties.name
            facts["capability"] = [properties.major, properties.minor]
            facts["memory"] = properties.total_memory
        expected = first.double() @ second.double()
        started = time.perf_counter()
        # Copying the result back waits for the device.
        product = (first.to(name) @ second.to(name)).cpu()
        seconds = time.perf_counter() - started
        error = float((product.double() - expected).abs().max())
    except Exception as error:  # noqa: BLE001 - whatever a broken torch raises
        return {**facts, "error": described(error)}
    if not math.isfinite(error):
        return {**facts, "error": f"the product has the value {error}"}
    return {**facts, "max_error": error, "seconds": round(seconds, 4)}


if __name__ == "__main__":
    main(sys.argv[1:])
