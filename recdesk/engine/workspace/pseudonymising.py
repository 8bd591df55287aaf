"""Whether a shop's shoppers go by pseudonyms: its first interactions decide, and it stays so.

A shop that ever held plain ids never takes pseudonyms: what is deleted or replaced can still stand in blocks
of its file that DuckDB has not written over yet.
"""

from dataclasses import replace
from pathlib import Path

import duckdb

from recdesk.engine.errors import DataError
from recdesk.engine.importing.pseudonyms import create_key, default_key_file, key_fingerprint, read_key
from recdesk.engine.importing.settings import ImportSettings
from recdesk.engine.workspace.schema import read_meta, write_meta


def fit_to_shop(connection: duckdb.DuckDBPyConnection, settings: ImportSettings) -> ImportSettings:
    """The settings, with pseudonyms where the shop has them."""
    return replace(settings, pseudonymise=True) if read_meta(connection, "pseudonyms") else settings


def key_for(connection: duckdb.DuckDBPyConnection, settings: ImportSettings) -> bytes | None:
    """The key for a file of interactions, None where it keeps its ids; a first key is made.

    Raises:
        DataError: "wrong_key" where the shop's pseudonyms were made with another one, "shop_has_plain_ids"
            where it is too late for pseudonyms.
        FileError: "key_missing" where the shop's pseudonyms need it, "key_too_short", or trouble with the
            key's file.
    """
    fingerprint = read_meta(connection, "pseudonyms")
    if not settings.pseudonymise and fingerprint is None:
        return None
    path = default_key_file() if settings.key_file is None else Path(settings.key_file)
    if fingerprint is not None:
        key = read_key(path)
        if key_fingerprint(key) != fingerprint:
            raise DataError("wrong_key", path=str(path))
        return key
    if read_meta(connection, "plain_ids"):
        raise DataError("shop_has_plain_ids")
    return read_key(path) if path.exists() else create_key(path)


def remember(connection: duckdb.DuckDBPyConnection, fingerprint: str | None) -> None:
    """Notes the key of the pseudonyms that were stored, or that they were plain ids, for good."""
    if fingerprint is None:
        write_meta(connection, "plain_ids", True)
    else:
        write_meta(connection, "pseudonyms", fingerprint)
