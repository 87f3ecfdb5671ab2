"""The front end: the files that frontend/build.mjs made."""

from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException
from fastapi.responses import FileResponse

from .service import Service, get_service

router = APIRouter(include_in_schema=False)

Used = Annotated[Service, Depends(get_service)]

HOW_TO_BUILD = (
    "build it with 'node frontend/build.mjs OUTDIR' and start the service with "
    "--frontend OUTDIR or CAN_API_FRONTEND=OUTDIR"
)


def is_built(frontend: Path | None) -> bool:
    """Whether a folder has a front end."""
    return frontend is not None and (frontend / "index.html").is_file()


@router.api_route("/", methods=["GET", "HEAD"])
def index(service: Used) -> FileResponse:
    """The page; it names its files by their hashes, so it is asked for each time."""
    if service.frontend is None or not is_built(service.frontend):
        where = service.frontend or "no folder was given"
        raise HTTPException(503, f"The front end is not built ({where}): {HOW_TO_BUILD}")
    return FileResponse(service.frontend / "index.html", headers={"Cache-Control": "no-cache"})


@router.api_route("/assets/{name}", methods=["GET", "HEAD"])
def asset(name: str, service: Used) -> FileResponse:
    """A file whose name has the hash of its content, so it never changes."""
    file = service.frontend / "assets" / name if service.frontend else None
    if file is None or not file.is_file():
        raise HTTPException(404, f"There is no file {name}")
    forever = "public, max-age=31536000, immutable"
    return FileResponse(file, headers={"Cache-Control": forever})
