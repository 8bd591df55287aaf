"""Ids -> codes; for an unknown id, the known ones that look most like it."""

from typing import Literal

import duckdb

from recdesk.engine.errors import UnknownIdError, WorkspaceError
from recdesk.engine.nearest_ids import nearest_ids


def code_of(connection: duckdb.DuckDBPyConnection, kind: Literal["item", "user"], wanted: str) -> int:
    """The code of an id.

    Raises:
        UnknownIdError: "unknown_item" or "unknown_user", with the nearest ids.
        WorkspaceError: "no_interactions" where the shop has no ids at all.
    """
    table = f"{kind}s"
    row = connection.execute(f"SELECT code FROM {table} WHERE id = ?", [wanted]).fetchone()
    if row is not None:
        return int(row[0])
    known = [each for (each,) in connection.execute(f"SELECT id FROM {table} ORDER BY code").fetchall()]
    if not known:
        raise WorkspaceError("no_interactions")
    raise UnknownIdError(f"unknown_{kind}", id=wanted, nearest=nearest_ids(wanted, known))
