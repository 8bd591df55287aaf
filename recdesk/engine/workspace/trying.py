"""How this shop would read a file, and what an import would do with its first rows."""

from dataclasses import replace
from pathlib import Path

import duckdb

from recdesk.engine.importing.preview import Preview, preview
from recdesk.engine.importing.settings import ImportSettings
from recdesk.engine.importing.trial import Trial, trial
from recdesk.engine.workspace.schema import read_meta
from recdesk.engine.workspace.taking import fit_to_shop

_KNOWN_PAIRS = """
    SELECT users.id, items.id FROM interactions
    JOIN users ON users.code = interactions."user" JOIN items ON items.code = interactions.item
    WHERE users.id IN (SELECT "user" FROM recdesk_staging.rows)
"""
_KNOWN_PRODUCTS = "SELECT id FROM items WHERE in_catalogue"


def preview_file(connection: duckdb.DuckDBPyConnection, path: Path, settings: ImportSettings) -> Preview:
    """A preview in which values are what they are in the shop, as nobody can add ratings to purchases.

    Its `feedback_reason` is "shop" where the shop decides.

    Raises:
        FileError, DataError: the file cannot be read like this, or does not fit to the shop.
    """
    fitting = fit_to_shop(connection, settings)
    outlook = preview(path, fitting)
    if fitting.feedback == settings.feedback:
        return outlook
    return replace(outlook, feedback_reason="shop")


def try_file(connection: duckdb.DuckDBPyConnection, path: Path, settings: ImportSettings) -> Trial:
    """Imports the first rows for show; pairs and products that the shop has already count as merged.

    Where the shop has pseudonyms nobody looks for its shoppers: without the key they are not known.

    Raises:
        FileError, DataError: as an import of these rows would.
    """
    fitting = fit_to_shop(connection, settings)
    known = None
    if not settings.replace:
        catalogue = preview(path, fitting).role == "catalogue"
        known = _KNOWN_PRODUCTS if catalogue else _KNOWN_PAIRS
        if not catalogue and read_meta(connection, "pseudonyms"):
            known = None
    return trial(connection, path, fitting, known)
