"""Handing the report to a service."""

import requests

from .report import Report

TIMEOUT_SECONDS = 30


def send_report(report: Report, address: str, session: requests.Session | None = None) -> None:
    """Post the report as JSON.

    Raises requests.RequestException when the service cannot be reached or refuses it.
    """
    with session or requests.Session() as used:
        response = used.post(
            address,
            data=report.to_json().encode(),
            headers={"Content-Type": "application/json"},
            timeout=TIMEOUT_SECONDS,
        )
        response.raise_for_status()
