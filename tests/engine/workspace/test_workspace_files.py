"""A shop's file must open again, never be half made, and never be trusted more than its data."""

import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from recdesk.engine.errors import DataError, FileError, RecDeskError, WorkspaceError
from recdesk.engine.importing import ImportSettings
from recdesk.engine.workspace import Workspace, connecting, schema


def code_of(path: Path) -> str:
    with pytest.raises(RecDeskError) as raised:
        Workspace.open(path)
    return raised.value.code


def test_a_shop_is_there_again_after_closing(tmp_path: Path) -> None:
    path = tmp_path / "茶 shop.recdesk"
    file = tmp_path / "ratings.csv"
    file.write_text("user,item,rating,timestamp\nu1,007,5,881250949\nu2,7,3,881250950\n")
    with Workspace.create(path) as shop:
        shop.import_file(file)
        before = shop.summary(), shop.interactions().fingerprint(), shop.imports()
    with Workspace.open(path) as shop:
        assert (shop.summary(), shop.interactions().fingerprint(), shop.imports()) == before
        assert shop.summary().name == "茶 shop"
        assert list(shop.interactions().item_ids) == ["007", "7"]
    assert sorted(each.name for each in tmp_path.iterdir()) == ["ratings.csv", path.name]


def test_a_file_that_is_there_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "shop.recdesk"
    path.write_text("precious")
    with pytest.raises(WorkspaceError, match="workspace_exists"):
        Workspace.create(path)
    assert path.read_text() == "precious"


def test_a_failed_creation_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(schema, "create_tables", fail)
    with pytest.raises(KeyboardInterrupt):
        Workspace.create(tmp_path / "shop.recdesk")
    assert list(tmp_path.iterdir()) == []


def test_folders_that_take_no_shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(FileError, match="folder_missing"):
        Workspace.create(tmp_path / "none" / "shop.recdesk")
    with pytest.raises(WorkspaceError, match="workspace_exists"):
        Workspace.create(tmp_path)

    # Tests may run as root, whom no folder refuses.
    def refuse(path: Path, *_: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(connecting.Path, "open", refuse)
    with pytest.raises(FileError, match="folder_not_writable"):
        Workspace.create(tmp_path / "shop.recdesk")


def test_what_is_no_shop_is_told_apart(tmp_path: Path) -> None:
    assert code_of(tmp_path / "none.recdesk") == "workspace_missing"
    text, empty, other = tmp_path / "text.recdesk", tmp_path / "empty.recdesk", tmp_path / "other.recdesk"
    text.write_text("hello" * 5000)
    empty.write_bytes(b"")
    with duckdb.connect(str(other)) as connection:
        connection.execute("CREATE TABLE meta (key VARCHAR, value VARCHAR)")
    assert {code_of(text), code_of(empty), code_of(tmp_path)} == {"not_a_workspace"}
    assert code_of(other) == "workspace_unknown_version"
    assert text.read_text() == "hello" * 5000


@pytest.mark.parametrize(
    ("version", "code"),
    [
        (str(schema.SCHEMA_VERSION + 1), "workspace_newer"),
        ("true", "workspace_unknown_version"),
        ("0", "workspace_unknown_version"),
        ('"one"', "workspace_unknown_version"),
    ],
)
def test_other_versions_are_refused(tmp_path: Path, version: str, code: str) -> None:
    path = tmp_path / "shop.recdesk"
    Workspace.create(path).close()
    with duckdb.connect(str(path)) as connection:
        connection.execute("UPDATE meta SET value = ? WHERE key = 'schema_version'", [version])
    assert code_of(path) == code


def test_a_shop_of_version_1_is_updated_after_a_backup(tmp_path: Path) -> None:
    path, file = tmp_path / "shop.recdesk", tmp_path / "file.csv"
    file.write_text("user,item\nu,i\n")
    with Workspace.create(path) as shop:
        shop.import_file(file)
        before = shop.summary(), shop.imports()
    old = b""
    for _ in range(2):
        with duckdb.connect(str(path)) as connection:
            for table in schema.TABLES.keys() - schema.EARLIER_TABLES[1].keys():
                connection.execute(f"DROP TABLE {table}")
            connection.execute("UPDATE meta SET value = '1' WHERE key = 'schema_version'")
            connection.execute("DELETE FROM meta WHERE key = 'undo'")
        old = path.read_bytes()
        with Workspace.open(path) as shop:
            assert (shop.summary(), shop.imports()) == before
            with pytest.raises(DataError, match="nothing_to_undo"):
                shop.undo_import()
    assert (tmp_path / "shop.v1-2.recdesk").read_bytes() == old
    names = ["file.csv", "shop.recdesk", "shop.v1-2.recdesk", "shop.v1.recdesk"]
    assert sorted(each.name for each in tmp_path.iterdir()) == names
    with Workspace.open(path) as shop:
        assert shop.import_file(written_again(file)).rows_accepted == 1


def test_a_shop_of_version_2_keeps_its_pseudonyms(tmp_path: Path) -> None:
    path, file, key = (tmp_path / name for name in ("shop.recdesk", "file.csv", "key"))
    file.write_text("user,item,qty\nu,i,1\nv,i,many\n")
    with Workspace.create(path) as shop:
        shop.import_file(file, ImportSettings(pseudonymise=True, key_file=str(key)))
    with duckdb.connect(str(path)) as connection:
        for table in schema.TABLES.keys() - schema.EARLIER_TABLES[2].keys():
            connection.execute(f"DROP TABLE {table}")
        connection.execute("UPDATE meta SET value = '2' WHERE key = 'schema_version'")
    with Workspace.open(path) as shop:
        assert [one["rows_repaired"] for one in shop.imports()] == [0]
        assert shop.import_file(written_again(file), ImportSettings(key_file=str(key))).users == 2
        assert schema.read_meta(shop._connection, "plain_ids") is None
    assert (tmp_path / "shop.v2.recdesk").exists()


def written_again(path: Path) -> Path:
    path.write_text("user,item\nv,j\n")
    return path


@pytest.mark.parametrize(
    "sql",
    [
        "CREATE MACRO sum(x) AS 5",
        "CREATE MACRO rows() AS TABLE SELECT * FROM read_csv('/etc/passwd')",
        "CREATE VIEW extra AS SELECT * FROM read_text('/etc/passwd')",
        "DROP TABLE users; CREATE VIEW users AS SELECT 1 AS code, content AS id FROM read_text('/etc/hosts')",
        "ALTER TABLE rejects ALTER raw SET DEFAULT version()",
        "CREATE TABLE more (a INTEGER)",
        "ALTER TABLE users ADD COLUMN more INTEGER",
        "CREATE SCHEMA other; CREATE TABLE other.more (a INTEGER)",
        "CREATE TYPE mood AS ENUM ('a')",
        "CREATE SEQUENCE numbers",
        "CREATE INDEX by_id ON users (lower(id))",
        "DROP TABLE users; CREATE TABLE users (code INTEGER, id VARCHAR CHECK (id <> ''))",
        "DROP TABLE rejects; CREATE TABLE rejects (import_id INTEGER, line BIGINT, column_name VARCHAR,"
        " reason VARCHAR, raw VARCHAR AS (version()))",
        "DROP TABLE arrays",
    ],
)
def test_a_strangers_file_brings_nothing_that_acts(tmp_path: Path, sql: str) -> None:
    path = tmp_path / "shop.recdesk"
    Workspace.create(path).close()
    with duckdb.connect(str(path)) as connection:
        connection.execute(sql)
    assert code_of(path) == "not_a_workspace"


def test_triggers_are_refused_where_duckdb_has_them(tmp_path: Path) -> None:
    path = tmp_path / "shop.recdesk"
    Workspace.create(path).close()
    with duckdb.connect(str(path)) as connection:
        try:
            connection.execute(
                "CREATE TRIGGER spy AFTER INSERT ON meta FOR EACH STATEMENT INSERT INTO users VALUES (1, 'x')"
            )
        except duckdb.ParserException:
            pytest.skip("this DuckDB has no triggers")
    assert code_of(path) == "not_a_workspace"


def test_an_open_shop_is_busy_for_another_process(shop: Workspace) -> None:
    script = f"""
from recdesk.engine.errors import WorkspaceError
from recdesk.engine.workspace import Workspace
try:
    Workspace.open({str(shop.path)!r})
except WorkspaceError as error:
    print(error.code)
"""
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "workspace_busy"


def test_no_code_is_fetched_or_loaded(shop: Workspace) -> None:
    connection = shop._connection
    for setting in (
        "autoinstall_known_extensions",
        "autoload_known_extensions",
        "allow_community_extensions",
    ):
        assert connection.execute("SELECT current_setting(?)", [setting]).fetchone() == (False,)
    secret = [1, 2, 3]
    with pytest.raises(duckdb.Error):
        connection.execute("SELECT * FROM secret")
    assert secret


@pytest.mark.parametrize("name", ["staging", "main", "temp", "system", "items", "select", "x'y [1] 茶"])
def test_a_shop_may_have_any_name(tmp_path: Path, name: str) -> None:
    file = tmp_path / "file.csv"
    file.write_text("user,item\nu,i\n")
    with Workspace.create(tmp_path / f"{name}.recdesk") as shop:
        assert shop.import_file(file).rows_accepted == 1
    with Workspace.open(tmp_path / f"{name}.recdesk") as shop:
        assert (shop.summary().name, shop.summary().events) == (name, 1)
