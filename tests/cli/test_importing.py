"""Files of every kind go in, what was left out is found, mended and comes back; all without a window."""

import csv
import io
import json
import sys
import zipfile

import pytest

from recdesk.cli import run


@pytest.fixture
def command(capsys):
    """Runs a command that must succeed and returns its stdout."""

    def succeed(*arguments):
        capsys.readouterr()
        status = run([str(one) for one in arguments])
        captured = capsys.readouterr()
        assert status == 0, captured.err
        return captured.out

    return succeed


@pytest.fixture
def refused(capsys):
    """Runs a command that must fail and returns its status and the sentence on stderr."""

    def fail(*arguments):
        capsys.readouterr()
        status = run([str(one) for one in arguments])
        captured = capsys.readouterr()
        assert (status != 0, captured.out) == (True, "")
        return status, captured.err.strip()

    return fail


COUNTS = ("rows_read", "rows_accepted", "rows_rejected", "rows_merged")


def test_a_file_is_read_as_it_is_said_to_be(command, tmp_path):
    shop, file = tmp_path / "shop.recdesk", tmp_path / "odd.txt"
    file.write_text("u1\t'i\\'1'\t3\nu2\t'i2'\t4\nu3\t'i3'\t5\n")
    about = ["--delimiter", "tab", "--quote", "'", "--escape", "\\", "--header", "no"]
    mapping = ["--map", "user=column1,item=column2,value=column3"]
    report = json.loads(command("import", shop, file, *about, *mapping, "--json"))
    assert [report[name] for name in COUNTS] == [3, 3, 0, 0]
    read = report["settings"]
    assert [read[name] for name in ("delimiter", "quote", "escape", "header")] == ["\t", "'", "\\", False]
    out = tmp_path / "out.csv"
    command("export", shop, "--what", "interactions", "--out", out)
    assert "i'1" in out.read_text("utf-8-sig")


def test_one_file_of_an_archive_and_one_sheet_of_a_workbook(command, refused, tmp_path):
    import openpyxl

    shop, archive, book = (tmp_path / name for name in ("shop.recdesk", "days.zip", "days.xlsx"))
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("monday.csv", "user,item\nann,tea\n")
        packed.writestr("tuesday.csv", "user,item\nbob,tea\ncid,tea\n")
    workbook = openpyxl.Workbook()
    workbook.active.append(["notes"])
    sheet = workbook.create_sheet("Sales")
    for row in (["user", "item"], ["dan", "tea"], ["eve", "cup"], ["fay", "cup"]):
        sheet.append(row)
    workbook.save(book)
    assert "monday.csv" in refused("import", shop, archive)[1]
    assert json.loads(command("import", shop, archive, "--member", "tuesday.csv", "--json"))["users"] == 2
    assert json.loads(command("import", shop, book, "--sheet", "Sales", "--json"))["users"] == 5
    status, sentence = refused("import", shop, book, "--sheet", "Sale")
    assert (status, "Sales" in sentence) == (3, True)


def test_several_files_and_stdin_go_in_one_after_another(command, refused, tmp_path, monkeypatch):
    shop, first, second = (tmp_path / name for name in ("shop.recdesk", "1.csv", "2.csv"))
    first.write_text("user,item,qty\nann,tea,1\n")
    second.write_text("user,item,qty\nbob,tea,1\nann,tea,2\n")
    products = tmp_path / "products.csv"
    products.write_text("sku,title\ntea,Tea\n")
    reports = json.loads(command("import", shop, first, second, products, "--json"))["imports"]
    assert [[one[name] for name in COUNTS] for one in reports] == [[1, 1, 0, 0], [2, 1, 0, 1], [1, 1, 0, 0]]
    status, sentence = refused("import", shop, first)
    assert (status, "1.csv was imported before" in sentence) == (4, True)
    out = command("import", shop, first, second, "--replace")
    assert "2.csv" in out
    listed = json.loads(command("imports", shop, "--json"))
    assert [one["path"].rpartition("/")[2] for one in listed["imports"]] == ["products.csv", "1.csv", "2.csv"]
    assert listed["undoable"] == listed["imports"][-1]["import_id"]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"user,item,qty\ncid,tea,1\n")))
    assert json.loads(command("import", shop, "-", "--json"))["users"] == 3
    assert refused("import", shop, first, second, "--rejects", tmp_path / "rejects.csv")[0] == 2


def test_what_was_left_out_is_shown_mended_and_brought_back(command, refused, tmp_path):
    shop, file, out = (tmp_path / name for name in ("shop.recdesk", "sales.csv", "rejects.csv"))
    assert refused("rejects", shop)[0] == 5
    file.write_text("user;item;qty\nann;tea;1,5\nbob;tea;many\ncid;;2,5\n")
    command("import", shop, file, "--decimal", ",")
    shown = json.loads(command("rejects", shop, "--json"))
    assert (shown["rows_rejected"], shown["rows_repaired"]) == (2, 0)
    assert shown["rejects"][0] == {
        "line": 3,
        "column": "qty",
        "reason": "bad_number",
        "text": "a value that is not a number",
        "raw": "bob;tea;many",
        "repaired": False,
    }
    assert "cid;;2,5" in command("rejects", shop, "--import", 1)
    command("rejects", shop, "--out", out)
    with out.open(encoding="utf-8-sig", newline="") as written:
        rows = list(csv.DictReader(written))
    rows[0]["qty"] = "3,5"
    with out.open("w", newline="") as written:
        writer = csv.DictWriter(written, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    report = json.loads(command("import", shop, out, "--json"))
    assert [report[name] for name in COUNTS] == [2, 1, 1, 0]
    assert json.loads(command("health", shop, "--json"))["mean_value"] == 2.5
    imports = json.loads(command("imports", shop, "--json"))["imports"]
    assert [one["rows_repaired"] for one in imports] == [1, 0]
    assert "repaired" in command("rejects", shop, "--import", 1)
    status, sentence = refused("rejects", shop, "--import", 7)
    assert (status, "1, 2" in sentence) == (6, True)


def test_a_file_without_any_sound_row_leaves_its_rows_to_be_mended(refused, command, tmp_path):
    shop, file, out = (tmp_path / name for name in ("shop.recdesk", "sales.csv", "rejects.csv"))
    file.write_text("user,item,qty\n,tea,1\nbob,,2\n")
    assert refused("import", shop, file, "--rejects", out)[0] == 4
    with out.open(encoding="utf-8-sig", newline="") as written:
        assert [row["recdesk_line"] for row in csv.DictReader(written)] == ["2", "3"]


def test_a_shopper_with_a_pseudonym_is_found_by_the_plain_id(command, refused, tmp_path):
    shop, file, key = (tmp_path / name for name in ("shop.recdesk", "sales.csv", "key"))
    rows = "".join(f"u{n},i{(n * 7 + k) % 9},{k + 1}\n" for n in range(30) for k in range(3))
    file.write_text("user,item,qty\n" + rows)
    command("import", shop, file, "--pseudonymise", "--key", key)
    command("train", shop, "--factors", 2, "--iterations", 1, "--holdout", 0)
    found = json.loads(command("recommend", shop, "--user", "u7", "--key", key, "--top", 3, "--json"))
    assert found["user_id"] == "u7"
    bought = {f"i{(7 * 7 + k) % 9}" for k in range(3)}
    assert not bought & {one["item_id"] for one in found["recommendations"]}
    for arguments in ([], ["--key", key]):
        status, sentence = refused("recommend", shop, "--user", "nobody", *arguments)
        assert (status, "--key" in sentence, "pseudonyms" in sentence) == (6, True, True)
    key.write_bytes(bytes(32))
    assert refused("recommend", shop, "--user", "u7", "--key", key)[0] == 4
