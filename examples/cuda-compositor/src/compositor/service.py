"""A preview over HTTP: `uvicorn compositor.service:app`.

Images are looked for in the folder that COMPOSITOR_ASSETS names, else in the current one.
"""

import os
from pathlib import Path

from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse

from .assemble import render
from .blending import BLEND_MODES
from .device import find_device
from .images import encode_png
from .porter_duff import OPERATORS
from .scene import Scene, SceneError


def make_app(assets: Path) -> FastAPI:
    """Make the service; scenes may use the images below the folder `assets`."""
    app = FastAPI(title="Compositor preview")
    device = find_device("auto")

    @app.get("/health")
    def health() -> dict[str, str]:
        """Tell what the scenes are composed on."""
        return {"device": device.type}

    @app.get("/modes")
    def modes() -> dict[str, list[str]]:
        """List what a layer can have as its "blend" and as its "operator"."""
        return {"blend": list(BLEND_MODES), "operator": list(OPERATORS)}

    @app.post(
        "/compose",
        response_class=Response,
        responses={200: {"content": {"image/png": {}}}},
    )
    def compose(scene: Scene) -> Response:
        """Compose a scene and answer with a PNG."""
        png = encode_png(render(scene, assets, device), scene.space)
        return Response(png, media_type="image/png")

    @app.exception_handler(SceneError)
    def refuse(_: Request, problem: SceneError) -> JSONResponse:
        return JSONResponse({"detail": str(problem)}, status_code=422)

    return app


app = make_app(Path(os.environ.get("COMPOSITOR_ASSETS", ".")))
