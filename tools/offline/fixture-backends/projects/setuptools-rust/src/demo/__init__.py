import ctypes
from pathlib import Path

[library] = Path(__file__).parent.glob("_native*.so")
answer = ctypes.CDLL(str(library)).answer
