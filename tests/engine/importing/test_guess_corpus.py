"""A user would have to choose encoding and delimiter by hand if the guesses were not nearly always right."""

import importlib.util
from pathlib import Path
from typing import Any

import pytest

from recdesk.engine.errors import RecDeskError
from recdesk.engine.importing import ImportSettings, preview
from recdesk.engine.importing.preview import PREVIEW_ROWS

_SPEC = importlib.util.spec_from_file_location(
    "generated_files", Path(__file__).parent / "generated_files.py"
)
assert _SPEC is not None
assert _SPEC.loader is not None
corpus = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(corpus)

RIGHT = 0.98


def miss(path: Path, file: Any) -> str | None:
    """What was read otherwise than it was written, None where all is right."""
    path.write_bytes(file.content)
    try:
        found = preview(path, ImportSettings())
    except RecDeskError as error:
        return f"{file.name}: {error}"
    table = [found.columns, *found.rows] if found.header else found.rows
    read = (table, found.delimiter, found.header)
    complete = len(table) >= min(len(file.table), PREVIEW_ROWS)
    if complete and read == (file.table[: len(table)], file.style.delimiter, file.header):
        return None
    return f"{file.name}: {found.encoding} {found.delimiter!r} {found.quote!r} header={found.header}"


def check(path: Path, files: list[Any]) -> None:
    misses = [each for file in files if (each := miss(path, file)) is not None]
    print(f"{len(files) - len(misses)} of {len(files)} right")
    print(*misses, sep="\n")
    assert len(misses) <= (1 - RIGHT) * len(files), misses


def test_sample_of_the_corpus(tmp_path: Path) -> None:
    check(tmp_path / "file.csv", list(corpus.generated_files())[::17])


@pytest.mark.slow
def test_whole_corpus(tmp_path: Path) -> None:
    check(tmp_path / "file.csv", list(corpus.generated_files()))
