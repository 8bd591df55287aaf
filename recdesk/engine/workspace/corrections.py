"""The corrections of a shop: rules over what was imported, which itself stays as it is.

A rule names ids and not codes, so that it holds for files to come, also for those that replace others. No
product or shopper loses its code by a rule: models hang on the codes.
"""

from collections.abc import Collection, Sequence
from typing import Any, Literal

import duckdb

from recdesk.engine.findings import Correction, Rows
from recdesk.engine.importing.querying import scalar

_TEXTS = ("title", "category", "brand", "description", "image", "attributes")
_OF_EVENTS = (
    "item",
    "user",
    "left_out_item",
    "left_out_user",
    "left_out_value",
    "unknown_time",
    "repeated_rows",
)


def add(connection: duckdb.DuckDBPyConnection, key: str, rules: Sequence[Correction]) -> None:
    """Stores corrections under the key of the finding that they fix; the caller holds the transaction."""
    connection.execute(
        "INSERT INTO corrections SELECT ?, unnest(?), unnest(?), unnest(?)",
        [
            key,
            [rule.kind for rule in rules],
            [rule.subject for rule in rules],
            [rule.target for rule in rules],
        ],
    )


def remove(connection: duckdb.DuckDBPyConnection, key: str, subjects: Collection[str] | None = None) -> int:
    """Takes a finding's corrections back, all or those of some subjects, and returns how many they were."""
    return _delete(connection, "kind <> 'as_it_is'", key, subjects)


def ignore_rows(connection: duckdb.DuckDBPyConnection, key: str, names: Collection[str]) -> None:
    """Ignores rows of a finding from now on; the caller holds the transaction."""
    remember_rows(connection, key, names)
    add(connection, key, [Correction("as_it_is", name) for name in names])


def remember_rows(
    connection: duckdb.DuckDBPyConnection, key: str, names: Collection[str] | None = None
) -> int:
    """Ignores rows of a finding no longer, all or some of them, and returns how many they were."""
    return _delete(connection, "kind = 'as_it_is'", key, names)


def ignored_rows(connection: duckdb.DuckDBPyConnection) -> dict[str, set[str]]:
    """The names of the rows that are ignored, by their finding's key."""
    ignored: dict[str, set[str]] = {}
    sql = "SELECT key, subject FROM corrections WHERE kind = 'as_it_is'"
    for key, name in connection.execute(sql).fetchall():
        ignored.setdefault(key, set()).add(name)
    return ignored


def _delete(
    connection: duckdb.DuckDBPyConnection, kind: str, key: str, subjects: Collection[str] | None
) -> int:
    wanted = f"key = ? AND {kind}"
    values: list[Any] = [key]
    if subjects is not None:
        wanted, values = f"{wanted} AND subject IN (SELECT unnest(?))", [key, list(subjects)]
    count = scalar(connection, f"SELECT count(*) FROM corrections WHERE {wanted}", values)
    connection.execute(f"DELETE FROM corrections WHERE {wanted}", values)
    return int(count)


def listed(connection: duckdb.DuckDBPyConnection, examples: int) -> list[dict[str, Any]]:
    """Of each finding that was fixed: "key", "count" of its corrections, and "examples" of them."""
    fixes: dict[str, dict[str, Any]] = {}
    rows = connection.execute(
        "SELECT key, kind, subject, target FROM corrections WHERE kind <> 'as_it_is' ORDER BY rowid"
    ).fetchall()
    for key, kind, subject, target in rows:
        fix = fixes.setdefault(key, {"key": key, "count": 0, "examples": []})
        fix["count"] += 1
        if fix["count"] <= examples:
            fix["examples"].append({"kind": kind, "subject": subject, "target": target})
    return list(fixes.values())


def made(connection: duckdb.DuckDBPyConnection, key: str) -> Rows:
    """The corrections of one fix as columns "kind", "subject" and "target", as they were made.

    Without "target" where none has one.
    """
    sql = "SELECT kind, subject, target FROM corrections WHERE key = ? AND kind <> 'as_it_is' ORDER BY rowid"
    rows = connection.execute(sql, [key]).fetchall()
    made = {name: [row[place] for row in rows] for place, name in enumerate(("kind", "subject", "target"))}
    if not any(made["target"]):
        del made["target"]
    return made


def events(connection: duckdb.DuckDBPyConnection) -> str:
    """SQL of a relation: the rows of `interactions` as the corrections want them."""
    known = kinds(connection)
    if known.isdisjoint(_OF_EVENTS):
        return "interactions"
    columns: list[str] = []
    joins = ""
    for kind in known & {"item", "user"}:
        joins += f' LEFT JOIN ({_codes_of(kind)}) AS true_{kind} ON true_{kind}.code = events."{kind}"'
        columns.append(f'coalesce(true_{kind}.target, events."{kind}") AS "{kind}"')
    if "unknown_time" in known:
        columns.append(f"CASE WHEN time NOT IN ({_numbers('unknown_time', 'BIGINT')}) THEN time END AS time")
    replaced = f" REPLACE ({', '.join(columns)})" if columns else ""
    conditions: list[str] = []
    for kind in ("user", "item"):
        if f"left_out_{kind}" in known:
            conditions.append(f'"{kind}" NOT IN ({_left_out(kind)})')
    if "left_out_value" in known:
        conditions.append(f"value NOT IN ({_numbers('left_out_value', 'FLOAT')})")
    kept = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    relation = f"(SELECT * FROM (SELECT events.*{replaced} FROM interactions AS events{joins}){kept})"
    if "repeated_rows" in known:
        repeated = f"SELECT import_id, line FROM {repeats(relation)}"
        relation = (
            f"(SELECT events.* FROM {relation} AS events ANTI JOIN ({repeated}) USING (import_id, line))"
        )
    return relation


def repeats(events: str) -> str:
    """SQL of a relation: the events that an earlier import brought already.

    Equal rows of one file are real, such as two purchases on one day: where one file has two and a later
    one three, the third is new. Rows without a time are no repeats.
    """
    key = '"user", item, value, time'
    return f"""(
        SELECT * FROM (
            SELECT *, row_number() OVER (PARTITION BY {key}, import_id ORDER BY line) AS nth FROM {events}
            SEMI JOIN (
                SELECT {key} FROM {events} WHERE time IS NOT NULL
                GROUP BY ALL HAVING min(import_id) < max(import_id)
            ) USING ({key})
        )
        QUALIFY nth <= max(nth) OVER (
            PARTITION BY {key} ORDER BY import_id RANGE BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        )
    )"""


def products(connection: duckdb.DuckDBPyConnection) -> str:
    """SQL of a relation: the rows of `items` as the corrections want them, with "stands_for".

    That is the code that a product goes by: its own, that of another one, or -1 where it is left out. A
    product that is another one is in no catalogue, and what was known of it fills the gaps of the other one.
    """
    known = kinds(connection)
    relation = "(SELECT *, code AS stands_for FROM items)"
    if "item" in known:
        relation = _merged_products()
    if "left_out_item" in known:
        left_out = f"code IN ({_left_out('item')})"
        relation = f"""
            (SELECT * REPLACE (
                in_catalogue AND NOT {left_out} AS in_catalogue,
                CASE WHEN {left_out} THEN -1 ELSE stands_for END AS stands_for
            ) FROM {relation})"""
    for field in ("category", "brand"):
        if field in known:
            relation = f"""
                (SELECT items.* REPLACE (coalesce(renamed.target, items.{field}) AS {field})
                FROM {relation} AS items
                LEFT JOIN ({_targets(field)}) AS renamed ON renamed.subject = items.{field})"""
    return relation


def true_code(connection: duckdb.DuckDBPyConnection, table: Literal["items", "users"], code: int) -> int:
    """The code that an item or user goes by: its own, or that of the one it was merged with."""
    sql = f"SELECT target FROM ({_codes_of(table.removesuffix('s'))}) WHERE code = ?"
    row = connection.execute(sql, [code]).fetchone()
    return code if row is None else int(row[0])


def change_events(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether any correction concerns interactions."""
    return not kinds(connection).isdisjoint(_OF_EVENTS)


def kinds(connection: duckdb.DuckDBPyConnection) -> set[str]:
    """The kinds of the corrections that there are."""
    return {kind for (kind,) in connection.execute("SELECT DISTINCT kind FROM corrections").fetchall()}


def _merged_products() -> str:
    texts = ", ".join(f"coalesce(arg_min(nullif({name}, ''), place), '') AS {name}" for name in _TEXTS)
    merged = ", ".join(
        f"CASE WHEN stands_for = items.code THEN coalesce(merged.{name}, items.{name}) ELSE '' END AS {name}"
        for name in _TEXTS
    )
    return f"""(
        WITH aliases AS ({_codes_of("item")}),
        members AS (
            SELECT target AS kept, items.code AS place, items.* FROM aliases JOIN items USING (code)
            UNION ALL
            SELECT code, -1, items.* FROM items WHERE code IN (SELECT target FROM aliases)
        ),
        merged AS (
            SELECT kept AS code, bool_or(in_catalogue) AS in_catalogue,
                arg_min(price, place) AS price, {texts}
            FROM members GROUP BY kept
        )
        SELECT items.* REPLACE (
            stands_for = items.code AND coalesce(merged.in_catalogue, items.in_catalogue) AS in_catalogue,
            CASE WHEN stands_for = items.code THEN coalesce(merged.price, items.price) END AS price,
            {merged}
        )
        FROM (
            SELECT items.*, coalesce(aliases.target, items.code) AS stands_for
            FROM items LEFT JOIN aliases ON aliases.code = items.code
        ) AS items
        LEFT JOIN merged ON merged.code = items.code
    )"""


def _codes_of(kind: str) -> str:
    """SQL query: `code` of each product or shopper that is another one, and that one's as `target`."""
    return f"""
        SELECT own.code, min(others.code) AS target FROM ({_targets(kind)}) AS rules
        JOIN {kind}s AS own ON own.id = rules.subject JOIN {kind}s AS others ON others.id = rules.target
        GROUP BY own.code"""


def _targets(kind: str) -> str:
    """SQL query: `subject` and the end of its chain of targets; a chain that bites its tail says nothing."""
    rules = f"SELECT subject, target FROM corrections WHERE kind = '{kind}'"
    return f"""
        WITH RECURSIVE chains AS (
            {rules} UNION
            SELECT chains.subject, rules.target FROM chains JOIN ({rules}) AS rules
            ON rules.subject = chains.target
        )
        SELECT subject, min(target) AS target FROM chains
        WHERE target NOT IN (SELECT subject FROM ({rules})) GROUP BY subject"""


def _left_out(kind: str) -> str:
    """SQL query: the codes of the products or shoppers that are left out."""
    return f"""
        SELECT code FROM {kind}s JOIN corrections ON kind = 'left_out_{kind}' AND subject = id"""


def _numbers(kind: str, number: str) -> str:
    """SQL query: the subjects of a kind as numbers."""
    return f"""
        SELECT try_cast(subject AS {number}) AS number FROM corrections
        WHERE kind = '{kind}' AND number IS NOT NULL"""
