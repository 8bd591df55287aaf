"""Ids -> codes; for an unknown id, the known ones that look most like it."""

from pathlib import Path
from typing import Literal

import duckdb

from recdesk.engine.errors import UnknownIdError, WorkspaceError
from recdesk.engine.importing.pseudonyms import pseudonym
from recdesk.engine.nearest_ids import nearest_ids
from recdesk.engine.workspace import pseudonymising
from recdesk.engine.workspace.corrections import true_code


def item_code(connection: duckdb.DuckDBPyConnection, item_id: str) -> int:
    """The code of an item, of the true one where it was merged with another.

    Raises:
        UnknownIdError: "unknown_item", with the nearest ids.
        WorkspaceError: "no_interactions" where the shop has no items at all.
    """
    code = _find(connection, "items", item_id)
    if code is None:
        raise UnknownIdError("unknown_item", id=item_id, nearest=_nearest(connection, "items", item_id))
    return code


def user_code(connection: duckdb.DuckDBPyConnection, user_id: str, key_file: Path | None = None) -> int:
    """The code of a user, of the true one where it was merged with another; see `Workspace.user_code`.

    Raises:
        UnknownIdError: "unknown_user", with the nearest ids, or "unknown_pseudonym".
        WorkspaceError: "no_interactions" where the shop has no users at all.
        DataError: "wrong_key" where the key named is another than the shop's.
        FileError: "key_missing" or "key_too_short", for a key that is named.
    """
    code = _find(connection, "users", user_id)
    if code is None and pseudonymising.has_pseudonyms(connection):
        key = pseudonymising.known_key(connection, key_file)
        code = None if key is None else _find(connection, "users", pseudonym(key, user_id))
        if code is None:
            raise UnknownIdError("unknown_pseudonym", id=user_id)
    if code is None:
        raise UnknownIdError("unknown_user", id=user_id, nearest=_nearest(connection, "users", user_id))
    return code


def _find(connection: duckdb.DuckDBPyConnection, table: Literal["items", "users"], wanted: str) -> int | None:
    row = connection.execute(f"SELECT code FROM {table} WHERE id = ?", [wanted]).fetchone()
    return None if row is None else true_code(connection, table, int(row[0]))


def _nearest(
    connection: duckdb.DuckDBPyConnection, table: Literal["items", "users"], wanted: str
) -> list[str]:
    known = [each for (each,) in connection.execute(f"SELECT id FROM {table} ORDER BY code").fetchall()]
    if not known:
        raise WorkspaceError("no_interactions")
    return nearest_ids(wanted, known)
