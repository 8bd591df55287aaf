"""Where the files that ship with RecDesk lie, and where it may keep its own."""

import sys
from pathlib import Path

import platformdirs


def resource(*parts: str) -> Path:
    """Path of a file or folder under `resources/`.

    The folder lies beside the package in a source checkout, inside it in a wheel, and in the
    unpacked folder of a frozen build.
    """
    return _resources().joinpath(*parts)


def user_data() -> Path:
    """Folder for what RecDesk makes by itself, such as the sample shop; created when missing."""
    return Path(platformdirs.user_data_dir("RecDesk", appauthor=False, ensure_exists=True))


def _resources() -> Path:
    package = Path(__file__).resolve().parent
    candidates = [package / "resources", package.parent / "resources"]
    frozen: str | None = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        candidates.insert(0, Path(frozen) / "resources")
    for folder in candidates:
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"RecDesk's resources are missing; looked in {', '.join(map(str, candidates))}")
