"""Favourites and notes are a person's own work: nothing that happens to the data may lose them."""

import time
from collections.abc import Callable
from pathlib import Path

import duckdb
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recdesk.engine.catalogue import Catalogue, Labels
from recdesk.engine.errors import OptionError, WorkspaceError
from recdesk.engine.findings import Correction
from recdesk.engine.importing import ImportSettings
from recdesk.engine.notes import LONGEST_NOTE, Note, by_product
from recdesk.engine.progress import no_progress
from recdesk.engine.service.commands import Commands
from recdesk.engine.workspace import Workspace, corrections, schema

Written = Callable[..., Path]
TEXT = "Ask 王 about the price 🍵\nشاي أخضر\t“half”"


def kept(shop: Workspace) -> dict[str, tuple[bool, str]]:
    return {note.item_id: (note.favourite, note.text) for note in shop.notes()}


def test_notes_are_there_again_after_closing(tmp_path: Path, written: Written) -> None:
    with Workspace.create(tmp_path / "shop.recdesk") as shop:
        shop.import_file(written("user,item\nu,007\nu,7\n"))
        before = int(time.time())
        note = shop.keep_note("007", True, TEXT)
        assert before <= note.changed <= time.time()
        shop.keep_note("7", False, "x" * LONGEST_NOTE)
    with Workspace.open(tmp_path / "shop.recdesk") as shop:
        assert kept(shop) == {"007": (True, TEXT), "7": (False, "x" * LONGEST_NOTE)}
        assert next(one for one in shop.notes() if one.item_id == "007") == note


def test_a_note_takes_the_place_of_the_one_before_and_nothing_is_no_note(shop: Workspace) -> None:
    shop.keep_note("a", False, "first")
    shop.keep_note("a", True, "second")
    assert kept(shop) == {"a": (True, "second")}
    shop.keep_note("a", True, "")
    assert kept(shop) == {"a": (True, "")}
    shop.keep_note("a", False, " \n")
    assert kept(shop) == {}


def test_what_is_too_long_is_refused_and_leaves_what_was(shop: Workspace) -> None:
    shop.keep_note("a", True, "short")
    long = Note("a", True, "x" * (LONGEST_NOTE + 1))
    with pytest.raises(OptionError, match="note_too_long"):
        shop.keep_notes([Note("b", True), long])
    assert kept(shop) == {"a": (True, "short")}


def test_half_a_surrogate_pair_spoils_nothing(shop: Workspace) -> None:
    shop.keep_note("a", False, "one \ud83c two \U0001f375")
    assert kept(shop) == {"a": (False, "one \ufffd two \U0001f375")}


def test_any_text_comes_back_as_it_went(shop: Workspace) -> None:
    @given(text=st.text(min_size=1, max_size=60))
    def comes_back(text: str) -> None:
        shop.keep_note("a", True, text)
        assert kept(shop) == {"a": (True, text if text.strip() else "")}

    comes_back()


def test_they_outlive_replaced_data_and_an_undone_import(shop: Workspace, written: Written) -> None:
    shop.import_file(written("user,item\nu,a\nu,b\n", "one.csv"))
    shop.keep_note("a", True, "of the first file")
    shop.import_file(written("user,item\nv,c\n", "two.csv"), ImportSettings(replace=True))
    shop.keep_note("c", True, "of the second")
    both = {"a": (True, "of the first file"), "c": (True, "of the second")}
    assert kept(shop) == both
    shop.undo_import()
    assert kept(shop) == both
    assert by_product(shop.notes(), shop.catalogue())[shop.item_code("a")].favourite


def test_a_merged_products_note_shows_at_the_one_it_goes_by(shop: Workspace, written: Written) -> None:
    shop.import_file(written("user,item\nu,true\nu,false\nu,other\n"))
    shop.keep_note("false", True, "of the wrong id")
    with shop._transaction():
        corrections.add(shop._connection, "key", [Correction("item", "false", "true")])
    code = shop.item_code("true")
    assert by_product(shop.notes(), shop.catalogue()) == {
        code: Note("true", True, "of the wrong id", shop.notes()[0].changed)
    }
    shop.keep_note("true", False, "of both")
    assert kept(shop) == {"true": (False, "of both")}, "else the star would come back"
    shop.keep_note("false", True, "by the other id")
    assert kept(shop) == {"true": (True, "by the other id")}


def test_notes_of_merged_products_are_one() -> None:
    nothing = [""] * 3
    ids = ["a", "b", "c"]
    labels = Labels.of(nothing)
    catalogue = Catalogue(
        ids,
        nothing,
        labels,
        labels,
        np.zeros(3, np.float32),
        nothing,
        nothing,
        nothing,
        np.array([0, 0, -1], np.int32),
    )
    notes = [Note("b", True, "of b", 9), Note("a", False, "of a", 5), Note("gone", True, "x", 1)]
    assert by_product(notes, catalogue) == {0: Note("a", True, "of a\nof b", 9)}
    assert by_product([Note("c", True, "", 1)], catalogue) == {2: Note("c", True, "", 1)}


def test_a_shop_of_version_3_gets_room_for_notes_after_a_backup(tmp_path: Path, written: Written) -> None:
    path = tmp_path / "shop.recdesk"
    with Workspace.create(path) as shop:
        shop.import_file(written("user,item\nu,a\nv,a\n"))
        before = shop.summary(), shop.imports(), shop.undoable()
    # A file as version 3 made it, table by table, from nothing.
    old = tmp_path / "old.recdesk"
    with duckdb.connect(str(old)) as connection:
        connection.execute(f"ATTACH '{path}' AS now (READ_ONLY)")
        for table, columns in VERSION_3.items():
            connection.execute(f"CREATE TABLE {table} ({columns})")
            connection.execute(f"INSERT INTO {table} FROM now.{table}")
        connection.execute("UPDATE meta SET value = '3' WHERE key = 'schema_version'")
        connection.execute("DETACH now")
    content = old.read_bytes()
    with Workspace.open(old) as shop:
        assert (shop.summary().events, shop.imports(), shop.undoable()) == (before[0].events, *before[1:])
        assert shop.notes() == []
        shop.keep_note("a", True, "new")
    assert (tmp_path / "old.v3.recdesk").read_bytes() == content
    with Workspace.open(old) as shop:
        assert kept(shop) == {"a": (True, "new")}
        assert schema.read_meta(shop._connection, "schema_version") == schema.SCHEMA_VERSION
    assert not (tmp_path / "old.v4.recdesk").exists()


_ITEMS = (
    "code INTEGER, id VARCHAR, in_catalogue BOOLEAN, title VARCHAR, category VARCHAR, brand VARCHAR,"
    " description VARCHAR, image VARCHAR, price FLOAT, attributes VARCHAR"
)
_INTERACTIONS = '"user" INTEGER, item INTEGER, value FLOAT, time BIGINT, import_id INTEGER, line BIGINT'
_IMPORTS = "id INTEGER, role VARCHAR, hash VARCHAR, record VARCHAR"
_REJECTS = "import_id INTEGER, line BIGINT, column_name VARCHAR, reason VARCHAR, raw VARCHAR"
_MODELS = "id INTEGER, name VARCHAR, created VARCHAR, header VARCHAR"
_ARRAYS = "model_id INTEGER, name VARCHAR, data BLOB"
_REPAIRS = "import_id INTEGER, line BIGINT, origin_id INTEGER, origin_line BIGINT"
_UNDONE = {
    "users": "code INTEGER, id VARCHAR",
    "items": _ITEMS,
    "interactions": _INTERACTIONS,
    "imports": _IMPORTS,
    "rejects": _REJECTS,
    "models": _MODELS,
    "arrays": _ARRAYS,
    "repairs": _REPAIRS,
}
VERSION_3 = {
    "meta": "key VARCHAR, value VARCHAR",
    **_UNDONE,
    **{f"undo_{table}": columns for table, columns in _UNDONE.items()},
    "corrections": "key VARCHAR, kind VARCHAR, subject VARCHAR, target VARCHAR",
    "ignored_findings": "key VARCHAR, count BIGINT",
}
"""As they were released, written out: derived from today's tables they would change with them."""


def test_a_note_reaches_the_shop_it_was_written_for(tmp_path: Path) -> None:
    first, second = tmp_path / "first.recdesk", tmp_path / "second.recdesk"
    commands = Commands()
    for path in (first, second):
        commands.run("create", {"path": str(path)}, no_progress)
    about = {"notes": [Note("a", True, "late").to_dict()]}
    commands.run("keep_notes", {"path": str(first), **about}, no_progress)
    assert commands.run("notes", {}, no_progress).header == {"notes": []}
    commands.run("open", {"path": str(first)}, no_progress)
    [note] = commands.run("notes", {}, no_progress).header["notes"]
    assert Note.from_dict(note) == Note("a", True, "late", note["changed"])
    with pytest.raises(WorkspaceError, match="workspace_missing"):
        commands.run("keep_notes", {"path": str(tmp_path / "none.recdesk"), **about}, no_progress)
    commands.close()
