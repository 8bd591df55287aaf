"""Writing a file whole or not at all: beside the target first, renamed when finished."""

import errno
import secrets
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path

from recdesk.engine.errors import FileError


@contextmanager
def replacing(path: Path) -> Generator[Path]:
    """A new path to write to; what is there at the end takes the place of `path`.

    When the work fails or is cancelled, `path` is as it was and nothing is left beside it.

    Args:
        path: the target, there or not.

    Raises:
        FileError: "target_is_folder", "folder_missing", "folder_not_writable", "file_in_use" (it could
            not be replaced), "disk_full" or "cannot_write".
    """
    target = path.resolve()
    if target.is_dir():
        raise FileError("target_is_folder", path=str(path))
    if not target.parent.is_dir():
        raise FileError("folder_missing", path=str(path), folder=str(target.parent))
    unfinished = target.with_name(f".{target.name[:20]}.{secrets.token_hex(4)}.part")
    try:
        _try_to_create(unfinished, path)
        yield unfinished
        _rename(unfinished, target, path)
    except OSError as error:
        raise as_file_error(error, path) from error
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


def as_file_error(error: OSError, path: Path) -> Exception:
    """What a failed write to `path` means to the user; errors that are not about files stay as they are."""
    # A broken pipe comes from whoever listens to the progress, not from the disk.
    if isinstance(error, ConnectionError):
        return error
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return FileError("disk_full", path=str(path))
    return FileError("cannot_write", path=str(path), reason=error.strerror or str(error))


def _try_to_create(unfinished: Path, path: Path) -> None:
    """Tells a folder that cannot be written from other trouble, whatever library writes the file later."""
    try:
        unfinished.touch(exist_ok=False)
    except OSError as error:
        if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            raise FileError("folder_not_writable", path=str(path), folder=str(unfinished.parent)) from error
        raise


def _rename(unfinished: Path, target: Path, path: Path) -> None:
    try:
        unfinished.replace(target)
    except PermissionError as error:
        raise FileError("file_in_use", path=str(path)) from error
