"""The checkpoint of an unfinished training in the workspace; there is one at most."""

from dataclasses import asdict
from typing import Any

import duckdb

from recdesk.engine.factorization.options import TrainingOptions
from recdesk.engine.parts import Parts
from recdesk.engine.workspace.arrays import read_arrays, write_array
from recdesk.engine.workspace.schema import read_meta, write_meta

_KEY = "checkpoint"
_ID = 0
"""Models are numbered from 1."""


def write_checkpoint(
    connection: duckdb.DuckDBPyConnection, options: TrainingOptions, fingerprint: str, state: Parts
) -> None:
    """Keeps the state of a training in place of an earlier one; the caller holds the transaction.

    Args:
        connection: the workspace.
        options: of the training, with the defaults filled in.
        fingerprint: of the interactions that it learns from.
        state: as `Checkpoints` gives it.
    """
    drop_checkpoint(connection)
    record = {"options": asdict(options), "fingerprint": fingerprint, "state": state.header}
    write_meta(connection, _KEY, record)
    for name, array in state.arrays.items():
        write_array(connection, _ID, name, array)


def checkpoint_record(connection: duckdb.DuckDBPyConnection) -> dict[str, Any] | None:
    """{"options", "fingerprint", "state"} of the unfinished training, without its arrays.

    None where there is none, and where its arrays went with data that were replaced.
    """
    there = connection.execute("SELECT 1 FROM arrays WHERE model_id = ? LIMIT 1", [_ID]).fetchone()
    return read_meta(connection, _KEY) if there else None


def read_state(connection: duckdb.DuckDBPyConnection, record: dict[str, Any]) -> Parts:
    """The state of the training that `record` tells of.

    Raises:
        WorkspaceError: "damaged_model".
    """
    return Parts(record["state"], read_arrays(connection, _ID, _KEY))


def drop_checkpoint(connection: duckdb.DuckDBPyConnection) -> None:
    """Forgets the unfinished training; the caller holds the transaction."""
    write_meta(connection, _KEY, None)
    connection.execute("DELETE FROM arrays WHERE model_id = ?", [_ID])
