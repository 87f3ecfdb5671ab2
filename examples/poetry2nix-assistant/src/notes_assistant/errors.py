"""What can go wrong, in the words of google.rpc: a code, a message, and the field that is wrong."""

from google.protobuf import json_format
from google.rpc import code_pb2, error_details_pb2, status_pb2

EXIT_CODES = {
    code_pb2.INVALID_ARGUMENT: 2,
    code_pb2.NOT_FOUND: 3,
    code_pb2.DATA_LOSS: 4,
}
"""Every other code ends the program with 1."""


class AssistantError(Exception):
    """Something that the user can do something about."""

    def __init__(self, code: int, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.field = field

    @property
    def exit_code(self) -> int:
        """What the program ends with."""
        return EXIT_CODES.get(self.code, 1)

    def to_json(self) -> str:
        """The error as a google.rpc.Status, for programs."""
        status = status_pb2.Status(code=self.code, message=str(self))
        if self.field:
            details = error_details_pb2.BadRequest()
            details.field_violations.add(field=self.field, description=str(self))
            status.details.add().Pack(details)
        return str(json_format.MessageToJson(status, indent=None, ensure_ascii=False))


def bad_input(message: str, field: str | None = None) -> AssistantError:
    """An argument or a note that has to be mended first."""
    return AssistantError(code_pb2.INVALID_ARGUMENT, message, field)


def not_found(message: str) -> AssistantError:
    """Something that is not there."""
    return AssistantError(code_pb2.NOT_FOUND, message)


def damaged(message: str) -> AssistantError:
    """A file that is not what was once written."""
    return AssistantError(code_pb2.DATA_LOSS, message)


def failed(message: str) -> AssistantError:
    """Something that another program, or the disk, did not do."""
    return AssistantError(code_pb2.UNAVAILABLE, message)
