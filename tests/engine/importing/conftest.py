"""What the import tests share: a file from bytes or text, and its rows as the workspace would get them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pytest

from recdesk.engine.importing import ImportSettings, Preview, Reject
from recdesk.engine.importing.staging import staged, staged_rejects
from recdesk.engine.progress import no_progress


@dataclass
class Outcome:
    """Rows and rejects of one staged file."""

    rows: list[tuple[Any, ...]]
    rejects: list[Reject]
    preview: Preview


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as opened:
        opened.execute("SET TimeZone = 'UTC'")
        yield opened


@pytest.fixture
def stage(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> Callable[..., Outcome]:
    """Stages a content (or a path) and returns what came out, rows in the file's order."""

    def run(content: bytes | str | Path, name: str = "file.csv", **settings: Any) -> Outcome:
        path = content if isinstance(content, Path) else tmp_path / name
        if isinstance(content, str):
            content = content.encode()
        if isinstance(content, bytes):
            path.write_bytes(content)
        with staged(connection, path, ImportSettings(**settings), no_progress) as result:
            rows = connection.execute("SELECT * FROM recdesk_staging.rows ORDER BY line").fetchall()
            rejects = staged_rejects(connection)
            assert (len(rows), len(rejects)) == (result.rows, result.rejected)
            return Outcome(rows, rejects, result.preview)

    return run
