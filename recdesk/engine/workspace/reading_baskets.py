"""The workspace's events -> baskets: what each shopper took at one time."""

import duckdb
import numpy as np

from recdesk.engine.association import Baskets
from recdesk.engine.importing.querying import scalar
from recdesk.engine.workspace.corrections import events
from recdesk.engine.workspace.reading import has_returns, read_columns


def read_baskets(connection: duckdb.DuckDBPyConnection) -> Baskets:
    """Baskets of all events with a time, as corrected; returns are no purchases."""
    taken = "value > 0" if has_returns(connection) else "true"
    columns = read_columns(
        connection,
        f'SELECT "user", item, time FROM {events(connection)} WHERE time IS NOT NULL AND {taken}',
    )
    return Baskets.of(
        columns["user"].astype(np.int32, copy=False),
        columns["item"].astype(np.int32, copy=False),
        columns["time"].astype(np.int64, copy=False),
        int(scalar(connection, "SELECT count(*) FROM items")),
    )
