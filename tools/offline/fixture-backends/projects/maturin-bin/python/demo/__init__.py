import importlib.metadata
import subprocess


def answer():
    files = importlib.metadata.files("demo")
    [program] = [file.locate() for file in files if file.name == "demo"]
    return int(subprocess.check_output([program]))
