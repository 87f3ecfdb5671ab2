"""Starts the service for `python -m`."""

from .cli import main

if __name__ == "__main__":
    main()
