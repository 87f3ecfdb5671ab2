"""Errors as `application/problem+json` (RFC 9457), each with the fields that are wrong."""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from starlette.exceptions import HTTPException


class FieldProblem(BaseModel):
    """What is wrong with one field; `body.id` is the id in the body."""

    field: str
    message: str


class Problem(BaseModel):
    """An error."""

    title: str
    status: int
    detail: str
    errors: list[FieldProblem] = []


class ProblemResponse(JSONResponse):
    """An error as a response."""

    media_type = "application/problem+json"

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.model_dump(), problem.status)


def problem_response(
    status: int, detail: str, errors: Sequence[FieldProblem] = ()
) -> ProblemResponse:
    """Make a response of an error."""
    title = HTTPStatus(status).phrase
    return ProblemResponse(Problem(title=title, status=status, detail=detail, errors=list(errors)))


def add_problem_handlers(app: FastAPI) -> None:
    """Answer with problems instead of FastAPI's own forms."""

    @app.exception_handler(RequestValidationError)
    async def invalid(_: Request, problem: RequestValidationError) -> ProblemResponse:
        errors = [_to_field_problem(error) for error in problem.errors()]
        listed = "; ".join(f"{error.field}: {error.message}" for error in errors)
        return problem_response(422, listed, errors)

    @app.exception_handler(HTTPException)
    async def refused(_: Request, problem: HTTPException) -> ProblemResponse:
        response = problem_response(problem.status_code, problem.detail)
        response.headers.update(problem.headers or {})
        return response


def _to_field_problem(error: dict[str, Any]) -> FieldProblem:
    field = ".".join(str(part) for part in error["loc"])
    return FieldProblem(field=field, message=error["msg"].removeprefix("Value error, "))
