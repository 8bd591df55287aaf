"""What can go wrong, as codes and parameters; `recdesk.messages` words them in each language."""

from typing import ClassVar


class RecDeskError(Exception):
    """Base of every error that a user can cause or remedy.

    Attributes:
        code: names the sentence in `recdesk.messages`.
        params: fills the sentence's placeholders; JSON values only, so that it crosses processes.
        exit_status: what the command line returns.
    """

    exit_status: ClassVar[int] = 1

    def __init__(self, code: str, **params: str | int | float | list[str]) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params

    def __str__(self) -> str:
        details = ", ".join(f"{name}={value!r}" for name, value in self.params.items())
        return f"{self.code}({details})"


class OptionError(RecDeskError):
    """An option has a value that makes no sense."""

    exit_status = 2


class FileError(RecDeskError):
    """A file cannot be read or written."""

    exit_status = 3


class DataError(RecDeskError):
    """The content of a file or of the shop does not allow what was asked."""

    exit_status = 4


class WorkspaceError(RecDeskError):
    """The workspace cannot be opened, or is not in the state that the command needs."""

    exit_status = 5


class UnknownIdError(RecDeskError):
    """A product, shopper or model was asked for that the workspace does not hold."""

    exit_status = 6


class EngineError(RecDeskError):
    """The engine process died, did not answer, or failed in a way that nobody foresaw."""

    exit_status = 7


ERROR_TYPES: dict[str, type[RecDeskError]] = {
    kind.__name__: kind
    for kind in (RecDeskError, OptionError, FileError, DataError, WorkspaceError, UnknownIdError, EngineError)
}
