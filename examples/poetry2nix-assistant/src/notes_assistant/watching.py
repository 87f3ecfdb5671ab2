"""Notices when notes change."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

from watchfiles import Change, watch

from .errors import not_found
from .notes import is_note

SETTLE_MS = 100
"""How long the folder has to be quiet: an editor writes a file in several steps."""


def wait_for_changes(folder: Path, stop: Event | None = None) -> Iterator[None]:
    """Yield when notes should be read again, until `stop` is set.

    The first time is right after the watch has begun, for what changed until then.
    """
    if not folder.is_dir():
        raise not_found(f"there is no folder {folder}")
    # Links are resolved, because the paths of changes are.
    folder = folder.resolve()

    def concerns_note(_: Change, changed: str) -> bool:
        path = Path(changed)
        # What has no suffix may be a folder, which takes its notes along when it is moved.
        return path.is_relative_to(folder) and (
            not path.suffix or is_note(path.relative_to(folder))
        )

    begun = False
    for changes in watch(
        folder,
        watch_filter=concerns_note,
        step=SETTLE_MS,
        rust_timeout=SETTLE_MS * 2,
        yield_on_timeout=True,
        stop_event=stop,
    ):
        if changes or not begun:
            begun = True
            yield
