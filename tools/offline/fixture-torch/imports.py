"""Imports the other packages, and says which libraries of the machine that has loaded."""

import importlib
import io
import json

MODULES = """
    coverage cv2 einops fastapi filelock fsspec git httpx huggingface_hub hypothesis jinja2
    matplotlib.pyplot networkx numpy packaging pandas PIL.Image pip_requirements_parser pydantic
    pytest pytest_cov requests safetensors.torch scipy.linalg sounddevice soundfile ssl
    starlette.testclient sympy tokenizers torch torchaudio torchvision tqdm transformers
    typing_extensions uvicorn yaml
"""
modules = {name: importlib.import_module(name) for name in MODULES.split()}

sound = io.BytesIO()
modules["soundfile"].write(sound, [0.0] * 100, 8000, format="FLAC")
sound.seek(0)

with open("/proc/self/maps") as maps:
    libraries = {line.split()[-1] for line in maps if ".so" in line}
print(
    json.dumps(
        {
            "opencv": modules["cv2"].norm(modules["numpy"].eye(4)),
            "portaudio": modules["sounddevice"].get_portaudio_version()[0],
            "sound": modules["soundfile"].read(sound)[0].shape[0],
            "of the machine": [
                path for path in sorted(libraries) if path.startswith(("/lib", "/usr"))
            ],
        }
    )
)
