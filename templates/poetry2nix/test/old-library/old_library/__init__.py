"""Greets in HTML."""

from markupsafe import escape


def greet(name: str) -> str:
    """Return a greeting in which the name is no markup."""
    return f"<p>Hello {escape(name)}</p>"
