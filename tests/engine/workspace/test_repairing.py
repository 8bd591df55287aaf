"""Rows that were left out come back once they are mended, and only then, whatever wrote the file."""

import csv
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from recdesk.engine.errors import DataError
from recdesk.engine.importing import ImportSettings
from recdesk.engine.workspace import Workspace

# Decimal commas, dates of which only the whole column tells the order, names that nobody could guess.
ODD = "wer;was;wieviel;wann\n" + "".join(f"w{n};i{n % 3};1,5;{n % 28 + 1}/2/2024\n" for n in range(30))
BROKEN = "w1;i1;viel;5/2/2024\nw2;;2,5;6/2/2024\nw3;i1\nw4;i;1;2,5;7/2/2024\nGesamt;;99;\n"
SETTINGS = ImportSettings(mapping={"user": "wer", "item": "was", "value": "wieviel", "time": "wann"})


@pytest.fixture
def broken(shop: Workspace, written: Callable[..., Path]) -> Workspace:
    """Import 1 has left five rows out, on the lines 32 to 36."""
    report = shop.import_file(written(ODD + BROKEN, "zahlen.csv"), SETTINGS)
    assert (report.rows_read, report.rows_rejected) == (35, 5)
    return shop


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def write_rows(path: Path, rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="gb18030", newline="") as file:  # as a Chinese Excel saves it
        writer = csv.DictWriter(file, list(rows[0]), delimiter=";")
        writer.writeheader()
        writer.writerows(rows)


def events(shop: Workspace) -> set[tuple[str, str, float, str]]:
    rows = shop._connection.execute(
        "SELECT users.id, items.id, value, strftime(to_timestamp(time), '%Y-%m-%d') FROM interactions"
        ' JOIN users ON users.code = "user" JOIN items ON items.code = item'
    )
    return set(rows.fetchall())


def test_the_file_of_rejects_says_where_each_row_stood_and_what_is_wrong(
    broken: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "rejects.csv"
    assert broken.write_rejects(1, path, {"missing_item": "keine Ware"}) == 5
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = rows_of(path)
    assert [row["recdesk_line"] for row in rows] == ["32", "33", "34", "35", "36"]
    assert {row["recdesk_file"] for row in rows} == {"zahlen.csv"}
    assert [row["recdesk_column"] for row in rows] == ["wieviel", "was", "", "", ""]
    assert rows[1]["recdesk_reason"] == "keine Ware"
    assert [rows[0][name] for name in ("wer", "was", "wieviel", "wann")] == ["w1", "i1", "viel", "5/2/2024"]
    assert rows[3]["recdesk_text"] == "w4;i;1;2,5;7/2/2024"
    assert rows[3]["wer"] == "", "nobody knows which field is the shopper"


def test_nothing_comes_back_unmended(broken: Workspace, tmp_path: Path) -> None:
    before = events(broken)
    for name in ("rejects.csv", "rejects.xlsx"):
        broken.write_rejects(1, tmp_path / name)
        with pytest.raises(DataError, match="nothing_repaired"):
            broken.import_file(tmp_path / name)
    assert events(broken) == before


def test_rows_mended_in_a_text_file_come_back_as_the_first_import_was_read(
    broken: Workspace, tmp_path: Path
) -> None:
    path, before = tmp_path / "rejects.csv", events(broken)
    broken.write_rejects(1, path)
    rows = rows_of(path)
    rows[0]["wieviel"] = "3,5"
    rows[3] |= {"wer": "w4", "was": "i1", "wieviel": "2,5", "wann": "7/2/2024"}
    write_rows(path, rows)
    report = broken.import_file(path)
    assert (report.rows_read, report.rows_rejected) == (5, 3)
    assert events(broken) - before == {("w1", "i1", 3.5, "2024-02-05"), ("w4", "i1", 2.5, "2024-02-07")}
    assert broken.imports()[0]["rows_repaired"] == 2
    assert [one.line for one in broken.rejects(1) if one.repaired] == [32, 35]
    left = broken.rejects(2)
    assert [one.raw for one in left] == ["w2;;2,5;6/2/2024", "w3;i1", "Gesamt;;99;"]
    broken.undo_import()
    assert events(broken) == before
    assert broken.imports()[0]["rows_repaired"] == 0


def test_rows_mended_in_excel_come_back(broken: Workspace, tmp_path: Path) -> None:
    path, before = tmp_path / "rejects.xlsx", events(broken)
    broken.write_rejects(1, path)
    book = openpyxl.load_workbook(path)
    sheet = book.active
    columns = {cell.value: cell.column for cell in sheet[1]}
    sheet.cell(3, columns["was"]).value = "007"
    book.save(path)
    assert broken.import_file(path).rows_rejected == 4
    assert events(broken) - before == {("w2", "007", 2.5, "2024-02-06")}
    assert broken.write_rejects(1, tmp_path / "rest.csv") == 4


def test_rows_mended_here_come_back_and_those_still_wrong_are_left_out_again(
    broken: Workspace, tmp_path: Path
) -> None:
    before = events(broken)
    report = broken.import_repaired(
        1, {32: "w1;i1;3,5;5/2/2024", 34: "w3;i1;x;1/2/2024", 35: "w4;i1;1;2,5;7/2/2024"}
    )
    assert report.path.name == "zahlen-repaired.csv"
    assert (report.rows_read, report.rows_rejected) == (3, 2)
    assert [(one.column, one.reason, one.raw) for one in broken.rejects(2)] == [
        ("wieviel", "bad_number", "w3;i1;x;1/2/2024"),
        ("", "too_many_columns", "w4;i1;1;2,5;7/2/2024"),
    ]
    again = broken.import_repaired(2, {3: "w3;i1;4,5;1/2/2024"})
    assert again.rows_accepted + again.rows_merged == 1
    assert events(broken) - before == {("w1", "i1", 3.5, "2024-02-05"), ("w3", "i1", 4.5, "2024-02-01")}
    assert [one["rows_repaired"] for one in broken.imports()] == [2, 1, 0], "mended at the second try"
    assert [one.line for one in broken.rejects(1) if one.repaired] == [32, 34]


def test_a_row_that_a_spreadsheet_would_run_comes_back_as_it_was(
    shop: Workspace, written: Callable[..., Path], tmp_path: Path
) -> None:
    shop.import_file(written("user,item,qty\nann,tea,1\n=cmd,@tea,many\n-5,+6,many\n"))
    shop.write_rejects(1, tmp_path / "rejects.csv")
    assert "'=cmd" in (tmp_path / "rejects.csv").read_text("utf-8-sig")
    rows = rows_of(tmp_path / "rejects.csv")
    write_rows(tmp_path / "rejects.csv", [row | {"qty": "2"} for row in rows])
    shop.import_file(tmp_path / "rejects.csv")
    assert {row[:3] for row in events(shop)} == {("ann", "tea", 1), ("=cmd", "@tea", 2), ("-5", "+6", 2)}


def test_a_catalogue_gets_no_columns_of_ours(
    shop: Workspace, written: Callable[..., Path], tmp_path: Path
) -> None:
    shop.import_file(written("sku,title,origin\n1,Tea,Hangzhou\n,Coffee,Yirgacheffe\n"))
    shop.import_repaired(1, {3: "2,Coffee,Yirgacheffe"})
    assert shop.catalogue().titles[1] == "Coffee"
    assert shop.catalogue().attributes[1] == '{"origin":"Yirgacheffe"}'


def test_json_lines_are_mended_too(shop: Workspace, written: Callable[..., Path], tmp_path: Path) -> None:
    lines = '{"user": "ann", "item": "tea", "qty": 1}\n{"user": "bob", "item": "tea", "qty": "many"}\n'
    shop.import_file(written(lines + '{"user": "cid", "item": "tea", "qty": 2\n', "log.jsonl"))
    shop.import_repaired(
        1,
        {
            2: '{"user": "bob", "item": "tea", "qty": 3}',
            3: '{"user": "cid", "item": "tea", "qty": 2}',
        },
    )
    assert {row[:3] for row in events(shop)} == {("ann", "tea", 1), ("bob", "tea", 3), ("cid", "tea", 2)}


def test_negative_numbers_stay_mistakes_where_they_were(
    shop: Workspace, written: Callable[..., Path], tmp_path: Path
) -> None:
    shop.import_file(written("user,item,qty\nann,tea,1\nbob,tea,-2\n"), ImportSettings(returns="reject"))
    shop.import_file(
        written("user,item,qty\nann,cup,1\nann,tea,-1\n", "2.csv"), ImportSettings(returns="net")
    )
    with pytest.raises(DataError, match="nothing_repaired"):
        shop.import_repaired(1, {3: "bob,tea,-2"})


def test_pseudonyms_hide_the_rows_from_repair(
    shop: Workspace, written: Callable[..., Path], tmp_path: Path
) -> None:
    private = ImportSettings(pseudonymise=True, key_file=str(tmp_path / "key"))
    shop.import_file(written("user,item,qty\nann,tea,1\nbob,tea,many\n"), private)
    with pytest.raises(DataError, match="rejects_hidden"):
        shop.import_repaired(1, {3: "bob,tea,2"})
    path = tmp_path / "rejects.csv"
    shop.write_rejects(1, path)
    assert b"bob" not in path.read_bytes()
    with pytest.raises(DataError, match="rejects_hidden"):
        shop.import_file(path, private)


def test_rejects_of_another_shop_tell_no_shopper_of_one_with_pseudonyms(
    broken: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "rejects.csv"
    broken.write_rejects(1, path)
    rows = rows_of(path)
    write_rows(path, [rows[0] | {"wieviel": "2"}, rows[1]])
    private = replace(SETTINGS, dates="dmy", pseudonymise=True, key_file=str(tmp_path / "key"))
    with Workspace.create(tmp_path / "other.recdesk") as other:
        other.import_file(path, private)
        assert "w2" not in other.rejects(1)[0].raw


def test_another_shop_takes_the_file_as_any_other(
    broken: Workspace, written: Callable[..., Path], tmp_path: Path
) -> None:
    path = tmp_path / "rejects.csv"
    broken.write_rejects(1, path)
    write_rows(path, [row | {"was": "tea", "wieviel": "2"} for row in rows_of(path)[:2]])
    with Workspace.create(tmp_path / "other.recdesk") as other:
        assert other.import_file(path, replace(SETTINGS, dates="dmy")).rows_accepted == 2
        assert other.imports()[0]["rows_repaired"] == 0


def test_what_was_repaired_is_known_again_when_a_replacement_is_undone(
    broken: Workspace, written: Callable[..., Path]
) -> None:
    broken.import_repaired(1, {32: "w1;i1;3,5;5/2/2024"})
    broken.import_file(written("user,item,rating\nann,tea,5\n", "new.csv"), ImportSettings(replace=True))
    assert [one["rows_repaired"] for one in broken.imports()] == [0]
    broken.undo_import()
    assert [one["rows_repaired"] for one in broken.imports()] == [1, 0]
