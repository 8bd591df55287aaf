"""Staged rows -> the workspace's tables: ids become codes, pairs are counted, the catalogue is filled in."""

import duckdb
import numpy as np

from recdesk.engine.importing.querying import run, scalar
from recdesk.engine.progress import Progress, part_of
from recdesk.engine.workspace import undoing
from recdesk.engine.workspace.policy import write_policy
from recdesk.engine.workspace.reading import IS_KEPT
from recdesk.engine.workspace.schema import read_meta, write_meta

_DETAILS = ("title", "category", "brand", "description", "image", "price", "attributes")
STAGE = "saving"
REPEATED_IDS = "repeated_ids"
MOST_REPEATED_IDS = 1_000
# A user and an item as one number.
_PAIR = '("user"::BIGINT << 32) + item'
# Pairs that are sorted at a time, 64 MB of them: sorting cannot be interrupted.
_SORTED_EVENTS = 8_000_000


def store_interactions(
    connection: duckdb.DuckDBPyConnection, import_id: int, source: str, returns: bool, progress: Progress
) -> int:
    """Takes staged rows as events; new users and items get the next codes, in the file's order.

    Args:
        connection: the workspace.
        import_id: what the events belong to.
        source: the relation of the rows.
        returns: whether there are negative values among them that take purchases back.
        progress: hears of the stage "saving".

    Returns:
        How many pairs of a user and an item are new.
    """
    _add_ids(connection, source, "users", '"user"', part_of(progress, 0, 20))
    _add_ids(connection, source, "items", "item", part_of(progress, 20, 30))
    run(
        connection,
        f"""
        INSERT INTO interactions
        SELECT users.code, items.code, rows.value::FLOAT, rows.time, {import_id}, rows.line
        FROM {source} AS rows
        JOIN users ON users.id = rows."user" JOIN items ON items.id = rows.item
        """,
        stage=STAGE,
        progress=part_of(progress, 30, 90),
    )
    return _count_pairs(connection, returns, part_of(progress, 90, 100))


def store_catalogue(connection: duckdb.DuckDBPyConnection, progress: Progress) -> int:
    """Takes `recdesk_staging.rows` as products: known ones are overwritten, new ones get the next codes.

    Where the file has an id more than once, its last row counts.

    Returns:
        How many products are new to the catalogue.
    """
    undoing.keep_items(connection, "id IN (SELECT item FROM recdesk_staging.rows)")
    _add_ids(connection, "recdesk_staging.rows", "items", "item", part_of(progress, 0, 30))
    known = _catalogue_size(connection)
    values = ", ".join(f"{name} = latest.{name}" for name in _DETAILS)
    run(
        connection,
        f"""
        UPDATE items SET in_catalogue = true, {values}
        FROM (
            SELECT * FROM recdesk_staging.rows
            QUALIFY row_number() OVER (PARTITION BY item ORDER BY line DESC) = 1
        ) AS latest
        WHERE items.id = latest.item
        """,
        stage=STAGE,
        progress=part_of(progress, 30, 100),
    )
    return _catalogue_size(connection) - known


def note_repeated_ids(connection: duckdb.DuckDBPyConnection) -> None:
    """Remembers which staged rows of a catalogue repeat an earlier row's id, the first ones at least."""
    rows = connection.execute(
        f"""
        SELECT line, item FROM recdesk_staging.rows
        QUALIFY row_number() OVER (PARTITION BY item ORDER BY line) > 1
        ORDER BY line LIMIT {MOST_REPEATED_IDS}
        """
    ).fetchall()
    noted = {"item_id": [item for _, item in rows], "line": [line for line, _ in rows]}
    write_meta(connection, REPEATED_IDS, noted if rows else None)


def clear_interactions(connection: duckdb.DuckDBPyConnection) -> None:
    """Drops all interactions and what hangs on them: users, models, and products in no catalogue."""
    undoing.replace_interactions(connection)
    undoing.keep_all_items(connection)
    _forget_imports(connection, "interactions")
    connection.execute("DELETE FROM items WHERE NOT in_catalogue")
    connection.execute(
        """
        UPDATE items SET code = renumbered.code
        FROM (SELECT id, row_number() OVER (ORDER BY code) - 1 AS code FROM items) AS renumbered
        WHERE items.id = renumbered.id
        """
    )
    # Pseudonyms stay: a shop that began with them is one to be handed on. So does what is the catalogue's.
    write_policy(connection, {key: read_meta(connection, key) for key in ("pseudonyms", REPEATED_IDS)})


def clear_catalogue(connection: duckdb.DuckDBPyConnection) -> None:
    """Forgets what is known of the products. They keep their codes, on which interactions and models hang;
    without interactions they go."""
    undoing.keep_all_items(connection)
    _forget_imports(connection, "catalogue")
    if scalar(connection, "SELECT count(*) FROM interactions") == 0:
        connection.execute("DELETE FROM items")
        return
    connection.execute(
        "UPDATE items SET in_catalogue = false, title = '', category = '', brand = '', description = '',"
        " image = '', price = NULL, attributes = ''"
    )


def _count_pairs(connection: duckdb.DuckDBPyConnection, returns: bool, progress: Progress) -> int:
    """Counts the pairs again and returns how many of them are new."""
    pairs, event_pairs = read_meta(connection, "pairs") or 0, read_meta(connection, "event_pairs")
    before = pairs if event_pairs is None else event_pairs
    returns = returns or event_pairs is not None
    if returns:
        counted, kept = _pairs_with_returns(connection, progress)
    else:
        counted = kept = _pairs(connection, progress)
    write_meta(connection, "pairs", kept)
    write_meta(connection, "event_pairs", counted if returns else None)
    return counted - int(before)


def _pairs_with_returns(connection: duckdb.DuckDBPyConnection, progress: Progress) -> tuple[int, int]:
    """How many pairs have events, and of how many of them something is left."""
    counted = run(
        connection,
        "SELECT count(*), count(*) FILTER (WHERE kept)"
        f" FROM (SELECT {IS_KEPT} AS kept FROM interactions GROUP BY {_PAIR})",
        stage=STAGE,
        progress=progress,
    ).fetchone()
    assert counted is not None
    return counted


def _pairs(connection: duckdb.DuckDBPyConnection, progress: Progress) -> int:
    """How many pairs have events. Sorting their numbers takes a quarter of the time of grouping by them."""
    parts = scalar(connection, "SELECT count(*) FROM interactions") // _SORTED_EVENTS + 1
    found = 0
    for part in range(parts):
        wanted = f'"user" % {parts} = {part}' if parts > 1 else "true"
        step = part_of(progress, 100 * part // parts, 100 * (part + 1) // parts)
        sql = f"SELECT {_PAIR} AS pair FROM interactions WHERE {wanted}"
        pairs = np.ma.getdata(run(connection, sql, stage=STAGE, progress=step).fetchnumpy()["pair"])
        pairs.sort()
        found += min(len(pairs), 1) + int(np.count_nonzero(pairs[1:] != pairs[:-1]))
    return found


def _add_ids(
    connection: duckdb.DuckDBPyConnection, source: str, table: str, column: str, progress: Progress
) -> None:
    further = ", false, '', '', '', '', '', NULL, ''" if table == "items" else ""
    run(
        connection,
        f"""
        INSERT INTO {table}
        SELECT (SELECT count(*) FROM {table}) + row_number() OVER (ORDER BY line) - 1, id {further}
        FROM (SELECT {column} AS id, min(line) AS line FROM {source} GROUP BY id)
        WHERE id NOT IN (SELECT id FROM {table})
        ORDER BY line
        """,
        stage=STAGE,
        progress=progress,
    )


def _catalogue_size(connection: duckdb.DuckDBPyConnection) -> int:
    return int(scalar(connection, "SELECT count(*) FROM items WHERE in_catalogue"))


def _forget_imports(connection: duckdb.DuckDBPyConnection, role: str) -> None:
    of_role = {"imports": f"role = '{role}'"}
    of_role["rejects"] = f"import_id IN (SELECT id FROM imports WHERE {of_role['imports']})"
    of_role["repairs"] = of_role["rejects"]
    for table in ("repairs", "rejects", "imports"):
        undoing.keep_rows(connection, table, of_role[table])
        connection.execute(f"DELETE FROM {table} WHERE {of_role[table]}")
