"""How sound a shop's data is, in plain numbers."""

from typing import Any

import duckdb
import numpy as np

from recdesk.engine.parts import Array
from recdesk.engine.workspace.corrections import products
from recdesk.engine.workspace.evidence import interactions_or_none
from recdesk.engine.workspace.reading_curves import read_curves

_QUANTILES = (0.0, 0.25, 0.5, 0.75, 0.9, 0.99, 1.0)
_VALUES_LISTED = 21


def measure_health(connection: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    """Counts, density, degrees, values, holes in the catalogue, and rejects by reason.

    The curves of `recdesk.engine.workspace.curves` come along where there are interactions.

    Returns:
        JSON values. "users", "items": those with an interaction. "degrees_of_users" and
        "degrees_of_items": quantiles of interactions each, by "0", "0.25", ... "1". "values": either
        {"counts": how often each value occurs} where they are at most 21, or {"quantiles": ...}.
        "cold_items": in the catalogue, never bought. "not_in_catalogue": bought, without a catalogue
        row. "rejects": number by reason.
    """
    interactions = interactions_or_none(connection)
    of_users = np.bincount(interactions.user, minlength=interactions.users)
    of_items = np.bincount(interactions.item, minlength=interactions.items)
    users, items = int(np.count_nonzero(of_users)), int(np.count_nonzero(of_items))
    pairs = len(interactions.user)
    catalogued = connection.execute(
        f"SELECT code FROM {products(connection)} WHERE in_catalogue"
    ).fetchnumpy()["code"]
    in_catalogue = np.zeros(interactions.items, bool)
    in_catalogue[np.ma.getdata(catalogued)] = True
    rejects = connection.execute("SELECT reason, count(*) FROM rejects GROUP BY reason ORDER BY reason")
    return {
        "users": users,
        "items": items,
        "interactions": pairs,
        "density": pairs / (users * items) if pairs else 0.0,
        "degrees_of_users": _quantiles(of_users[of_users > 0]),
        "degrees_of_items": _quantiles(of_items[of_items > 0]),
        "users_with_one": int(np.count_nonzero(of_users == 1)),
        "items_with_one": int(np.count_nonzero(of_items == 1)),
        "values": _distribution(interactions.value),
        "mean_value": float(np.mean(interactions.value, dtype=np.float64)) if pairs else None,
        "in_catalogue": int(np.count_nonzero(in_catalogue)),
        "cold_items": int(np.count_nonzero(in_catalogue & (of_items == 0))),
        "not_in_catalogue": int(np.count_nonzero(~in_catalogue & (of_items > 0))),
        "rejects": dict(rejects.fetchall()),
        **(read_curves(connection).to_dict() if pairs else {}),
    }


def _quantiles(numbers: Array) -> dict[str, float] | None:
    if not len(numbers):
        return None
    return {
        f"{q:g}": float(value) for q, value in zip(_QUANTILES, np.quantile(numbers, _QUANTILES), strict=True)
    }


def _distribution(values: Array) -> dict[str, Any]:
    distinct, counts = np.unique(values, return_counts=True)
    if len(distinct) > _VALUES_LISTED:
        return {"quantiles": _quantiles(values)}
    return {"counts": {f"{value:g}": int(count) for value, count in zip(distinct, counts, strict=True)}}
