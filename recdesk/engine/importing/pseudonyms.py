"""Pseudonyms: shopper ids -> keyed hashes, with a key that never comes near the workspace.

Whoever has the key can tell which pseudonym an id has (BLAKE2b keyed, RFC 7693); without it nobody can, nor
try ids out. The same key gives a shopper the same pseudonym in every file.
"""

import hashlib
import os
import secrets
from pathlib import Path

import duckdb

from recdesk.engine.errors import FileError
from recdesk.engine.importing.querying import scalar
from recdesk.engine.importing.source import file_errors, writing_errors
from recdesk.engine.progress import Progress
from recdesk.paths import user_data

KEY_BYTES = 32
_DIGEST_BYTES = 16
_BATCH = 100_000
_FINGERPRINT = b"recdesk.keyprint"


def default_key_file() -> Path:
    """Where the key lies that is used unless the user names another."""
    return user_data() / "pseudonym.key"


def read_key(path: Path) -> bytes:
    """The key in a file.

    Raises:
        FileError: "key_missing", "key_too_short", or the file cannot be read.
    """
    if not path.exists():
        raise FileError("key_missing", path=str(path))
    with file_errors(path):
        content = path.read_bytes()
    if len(content) < KEY_BYTES:
        raise FileError("key_too_short", path=str(path), bytes=KEY_BYTES)
    # A longer file may serve as well; BLAKE2b takes keys of at most 64 bytes.
    return content if len(content) == KEY_BYTES else hashlib.blake2b(content, digest_size=KEY_BYTES).digest()


def create_key(path: Path) -> bytes:
    """A new random key, in a file that only its owner may read.

    Raises:
        FileError: the file cannot be written.
    """
    key = secrets.token_bytes(KEY_BYTES)
    with writing_errors(path):
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(key)
    return key


def key_fingerprint(key: bytes) -> str:
    """What tells keys apart without telling anything else of them; 32 hex digits."""
    return hashlib.blake2b(key=key, digest_size=_DIGEST_BYTES, person=_FINGERPRINT).hexdigest()


def pseudonym(key: bytes, user_id: str) -> str:
    """The pseudonym of an id under a key of `KEY_BYTES`; 32 hex digits."""
    return hashlib.blake2b(user_id.encode(), key=key, digest_size=_DIGEST_BYTES).hexdigest()


def pseudonymise(connection: duckdb.DuckDBPyConnection, key: bytes, progress: Progress) -> str:
    """Gives every user in `recdesk_staging.rows` a pseudonym.

    Args:
        connection: with a staged file of interactions.
        key: of `KEY_BYTES`.
        progress: hears of the stage "pseudonymising".

    Returns:
        The relation that has the same columns as `recdesk_staging.rows`, with pseudonyms for users.
    """
    import pandas as pd

    count = int(scalar(connection, 'SELECT count(DISTINCT "user") FROM recdesk_staging.rows'))
    connection.execute("CREATE TABLE recdesk_staging.pseudonyms (id VARCHAR, pseudonym VARCHAR)")
    done = 0
    # What is being read on one connection would be lost to a query on the same one.
    with connection.cursor() as reading:
        reading.execute('SELECT DISTINCT "user" FROM recdesk_staging.rows')
        while ids := [user_id for (user_id,) in reading.fetchmany(_BATCH)]:
            progress("pseudonymising", done, count)
            frame = pd.DataFrame({"id": ids, "pseudonym": [pseudonym(key, one) for one in ids]}, dtype="str")
            connection.register("recdesk_pseudonyms", frame)
            try:
                connection.execute("INSERT INTO recdesk_staging.pseudonyms FROM recdesk_pseudonyms")
            finally:
                connection.unregister("recdesk_pseudonyms")
            done += len(ids)
    connection.execute(
        """
        CREATE VIEW recdesk_staging.pseudonymised AS
        SELECT rows.* REPLACE (pseudonyms.pseudonym AS "user")
        FROM recdesk_staging.rows AS rows JOIN recdesk_staging.pseudonyms ON pseudonyms.id = rows."user"
        """
    )
    return "recdesk_staging.pseudonymised"
