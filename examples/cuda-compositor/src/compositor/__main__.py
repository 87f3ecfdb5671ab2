"""`python -m compositor`."""

from .cli import main

main()
