"""Where the tests run: without a home folder, and on few threads."""

import os
import tempfile
from pathlib import Path

import pytest

# Before any library is imported: they look at these only once.
os.environ["HOME"] = "/no-home-folder"
os.environ["MPLCONFIGDIR"] = tempfile.mkdtemp(prefix="matplotlib-")
for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "POLARS_MAX_THREADS"):
    os.environ[threads] = "2"

from equity_audit.audit import run_audit
from equity_audit.report import Report


@pytest.fixture(scope="session")
def audit_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty folder, which the audit fills."""
    return tmp_path_factory.mktemp("audit")


@pytest.fixture(scope="session")
def report(audit_folder: Path) -> Report:
    """The report of a small audit."""
    return run_audit(4000, 7, audit_folder, trials=3)
