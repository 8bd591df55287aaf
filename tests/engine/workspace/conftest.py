"""What the workspace tests share: an empty shop, files to import, and a look at everything a shop holds."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from recdesk.engine.workspace import Workspace
from recdesk.engine.workspace.schema import TABLES


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "shop.recdesk") as opened:
        yield opened


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., Path]:
    """Writes a content to a file and returns its path."""

    def write(content: str | bytes, name: str = "file.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


@pytest.fixture
def everything() -> Callable[[Workspace], dict[str, list[tuple[Any, ...]]]]:
    """All rows of all tables of a shop, to compare before and after."""

    def read(shop: Workspace) -> dict[str, list[tuple[Any, ...]]]:
        connection = shop._connection
        tables = {table: connection.execute(f"FROM {table} ORDER BY ALL").fetchall() for table in TABLES}
        databases = connection.execute("SELECT database_name FROM duckdb_databases() WHERE NOT internal")
        return tables | {"databases": databases.fetchall()}

    return read
