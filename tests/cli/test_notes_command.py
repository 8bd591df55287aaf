"""Favourites and notes on the command line: the same ones as the window's, and ids that are not known."""

import json
from pathlib import Path

import pytest

from recdesk.cli import run
from recdesk.engine.workspace import Workspace


@pytest.fixture
def shop(tmp_path: Path) -> str:
    file, path = tmp_path / "file.csv", tmp_path / "shop.recdesk"
    file.write_text("user,item\nu,007\nu,008\n")
    with Workspace.create(path) as made:
        made.import_file(file)
    return str(path)


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, object]:
    capsys.readouterr()
    assert run([*arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_a_note_is_written_shown_changed_and_removed(shop: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, "note", shop, "007")["text"] == ""
    assert told(capsys, "notes", shop) == {"notes": []}
    assert told(capsys, "note", shop, "007", "Ask 王 🍵", "--favourite")["favourite"] is True
    with Workspace.open(shop) as opened:
        [note] = opened.notes()
    assert (note.item_id, note.favourite, note.text) == ("007", True, "Ask 王 🍵")
    assert told(capsys, "note", shop, "007", "--no-favourite")["text"] == "Ask 王 🍵"
    [listed] = told(capsys, "notes", shop)["notes"]
    assert (listed["title"], listed["favourite"]) == ("007", False)
    assert run(["notes", shop]) == 0
    assert "Ask 王 🍵" in capsys.readouterr().out
    told(capsys, "note", shop, "007", "")
    assert told(capsys, "notes", shop) == {"notes": []}


def test_an_unknown_product_is_answered_with_the_nearest(
    shop: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["note", shop, "07", "text"]) == 6
    assert "007" in capsys.readouterr().err
    with Workspace.open(shop) as opened:
        assert opened.notes() == []
        opened.keep_note("gone", True, "of a product that went")
    assert told(capsys, "note", shop, "gone", "--no-favourite")["text"] == "of a product that went"
