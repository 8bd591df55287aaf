"""The models of a shop: saved, listed, found again."""

import json
from datetime import UTC, datetime
from typing import Any

import duckdb

from recdesk.engine.errors import UnknownIdError, WorkspaceError
from recdesk.engine.factorization.model import FactorModel
from recdesk.engine.importing.querying import scalar
from recdesk.engine.nearest_ids import nearest_ids
from recdesk.engine.parts import Parts
from recdesk.engine.workspace.arrays import read_arrays, write_array

_LISTED = ("objective", "metrics", "seconds", "device", "fingerprint")


def unique_name(connection: duckdb.DuckDBPyConnection, wanted: str) -> str:
    """`wanted`, or with "-2", "-3", ... behind it where a model has that name."""
    taken = set(model_names(connection))
    number, name = 1, wanted
    while name in taken:
        number += 1
        name = f"{wanted}-{number}"
    return name


def write_model(connection: duckdb.DuckDBPyConnection, model: FactorModel) -> None:
    """Stores a model; the caller holds the transaction."""
    header, arrays = model.to_parts()
    model_id = int(scalar(connection, "SELECT coalesce(max(id), 0) + 1 FROM models"))
    connection.execute(
        "INSERT INTO models VALUES (?, ?, ?, ?)",
        [model_id, model.name, datetime.now(UTC).isoformat(timespec="seconds"), json.dumps(header)],
    )
    for name, array in arrays.items():
        write_array(connection, model_id, name, array)


def model_names(connection: duckdb.DuckDBPyConnection) -> list[str]:
    return [name for (name,) in connection.execute("SELECT name FROM models ORDER BY id").fetchall()]


def list_models(connection: duckdb.DuckDBPyConnection) -> list[dict[str, Any]]:
    """Name, created, objective, factors, metrics, seconds, device and fingerprint, oldest first.

    Also "draws" and "draw_bytes", how many draws of its posterior each keeps and what they take up: 0 where a
    model is not Bayesian, None where it is of before this was noted.
    """
    rows = connection.execute("SELECT name, created, header FROM models ORDER BY id").fetchall()
    listed: list[dict[str, Any]] = []
    for name, created, text in rows:
        header = json.loads(text)
        figures = {key: header[key] for key in _LISTED}
        unknown = (0, 0) if header["objective"] == "ranking" else (None, None)
        draws, draw_bytes = header.get("draws", unknown)
        listed.append(
            {
                "name": name,
                "created": created,
                "factors": header["options"]["factors"],
                **figures,
                "draws": draws,
                "draw_bytes": draw_bytes,
            }
        )
    return listed


def read_model(
    connection: duckdb.DuckDBPyConnection, name: str | None = None, objective: str | None = None
) -> FactorModel:
    """A model by name, or else the newest one, of an objective where one is given.

    Raises:
        UnknownIdError: "unknown_model", with the nearest names.
        WorkspaceError: "no_model", or "damaged_model" where what is stored is no model.
    """
    rows = connection.execute("SELECT id, name, header FROM models ORDER BY id DESC").fetchall()
    for model_id, known, text in rows:
        header = json.loads(text)
        if name in (None, known) and objective in (None, header["objective"]):
            return FactorModel.from_parts(Parts(header, read_arrays(connection, model_id, known)))
    if name is not None and rows:
        names = [known for _, known, _ in rows]
        raise UnknownIdError("unknown_model", id=name, nearest=nearest_ids(name, names))
    raise WorkspaceError("no_model")
