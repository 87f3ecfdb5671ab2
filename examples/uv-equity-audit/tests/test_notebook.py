import json
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from equity_audit.report import Report

NOTEBOOK = Path(__file__).parent.parent / "notebooks" / "audit.ipynb"


def test_the_notebook_shows_the_audit(
    report: Report, audit_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EQUITY_AUDIT_FOLDER", str(audit_folder))
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    nbformat.validate(notebook)
    cells = [cell.source for cell in notebook.cells if cell.cell_type == "code"]

    script = "\n".join([*cells, "print(json.dumps(auc))"])
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {name: found.auc for name, found in report.models.items()}
