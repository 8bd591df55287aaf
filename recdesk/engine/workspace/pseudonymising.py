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
        return _right_key(path, fingerprint)
    if read_meta(connection, "plain_ids"):
        raise DataError("shop_has_plain_ids")
    return read_key(path) if path.exists() else create_key(path)


def has_pseudonyms(connection: duckdb.DuckDBPyConnection) -> bool:
    return read_meta(connection, "pseudonyms") is not None


def known_key(connection: duckdb.DuckDBPyConnection, path: Path | None) -> bytes | None:
    """The key of the shop's pseudonyms: that of the file, or RecDesk's own where it is the right one.

    Raises:
        DataError: "wrong_key" for another key in the file.
        FileError: "key_missing", "key_too_short", or the file cannot be read.
    """
    fingerprint = read_meta(connection, "pseudonyms")
    if path is not None:
        return _right_key(path, fingerprint)
    own = default_key_file()
    key = read_key(own) if own.exists() else None
    return key if key is not None and key_fingerprint(key) == fingerprint else None


def _right_key(path: Path, fingerprint: str) -> bytes:
    key = read_key(path)
    if key_fingerprint(key) != fingerprint:
        raise DataError("wrong_key", path=str(path))
    return key


def remember(connection: duckdb.DuckDBPyConnection, fingerprint: str | None) -> None:
    """Notes the key of the pseudonyms that were stored, or that they were plain ids, for good."""
    if fingerprint is None:
        write_meta(connection, "plain_ids", True)
    else:
        write_meta(connection, "pseudonyms", fingerprint)
