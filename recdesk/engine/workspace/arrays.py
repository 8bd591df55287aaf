"""A model's arrays in the workspace: the bytes of .npy files, never pickled."""

import io

import duckdb
import numpy as np

from recdesk.engine.errors import WorkspaceError
from recdesk.engine.parts import Array


def write_array(connection: duckdb.DuckDBPyConnection, model_id: int, name: str, array: Array) -> None:
    """Stores an array of plain numbers.

    Raises:
        ValueError: the array holds Python objects.
    """
    buffer = io.BytesIO()
    np.save(buffer, array, allow_pickle=False)
    connection.execute("INSERT INTO arrays VALUES (?, ?, ?)", [model_id, name, buffer.getvalue()])


def read_arrays(connection: duckdb.DuckDBPyConnection, model_id: int, model: str) -> dict[str, Array]:
    """All arrays of a model, by name; `model` is what an error calls it.

    Raises:
        WorkspaceError: "damaged_model" where the bytes are no array of plain numbers.
    """
    rows = connection.execute("SELECT name, data FROM arrays WHERE model_id = ?", [model_id]).fetchall()
    try:
        return {name: np.load(io.BytesIO(data), allow_pickle=False) for name, data in rows}
    except (ValueError, EOFError) as error:
        raise WorkspaceError("damaged_model", name=model) from error
