"""A user who sees the right columns guessed needs no manual; wrong ones import nonsense."""

from pathlib import Path

import pytest

from recdesk.engine.errors import DataError, FileError, OptionError
from recdesk.engine.importing import ImportSettings, Preview, preview
from recdesk.engine.importing.feedback import guess_feedback
from recdesk.engine.importing.preview import require_columns


def look(folder: Path, content: str | bytes, **settings: object) -> Preview:
    path = folder / "file.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return preview(path, ImportSettings.from_dict(settings))


@pytest.mark.parametrize(
    ("header", "role", "mapping"),
    [
        (
            "user_id,item_id,rating,timestamp",
            "interactions",
            {"user": "user_id", "item": "item_id", "value": "rating", "time": "timestamp"},
        ),
        (
            "household_id,product_id,quantity,sales_value,timestamp",
            "interactions",
            {"user": "household_id", "item": "product_id", "value": "quantity", "time": "timestamp"},
        ),
        ("userId,movieId", "interactions", {"user": "userId", "item": "movieId"}),
        (
            "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,Customer ID,Country",
            "interactions",
            {"user": "Customer ID", "item": "StockCode", "value": "Quantity", "time": "InvoiceDate"},
        ),
        (
            "订单号,会员卡号,商品编码,商品名称,数量,金额,下单时间",
            "interactions",
            {"user": "会员卡号", "item": "商品编码", "value": "数量", "time": "下单时间"},
        ),
        ("用户,商品名称,评分", "interactions", {"user": "用户", "item": "商品名称", "value": "评分"}),
        ("用户ID,货号,日期", "interactions", {"user": "用户ID", "item": "货号", "time": "日期"}),
        (
            "product_id,title,category,type,brand,department,package_size",
            "catalogue",
            {"item": "product_id", "title": "title", "category": "category", "brand": "brand"},
        ),
        (
            "商品编号,商品名称,类目,品牌,售价,描述,图片",
            "catalogue",
            {
                "item": "商品编号",
                "title": "商品名称",
                "category": "类目",
                "brand": "品牌",
                "price": "售价",
                "description": "描述",
                "image": "图片",
            },
        ),
        ("id,name,price", "catalogue", {"item": "id", "title": "name", "price": "price"}),
    ],
)
def test_headers_of_real_files(tmp_path: Path, header: str, role: str, mapping: dict[str, str]) -> None:
    row = ",".join("1" for _ in header.split(","))
    found = look(tmp_path, f"{header}\n{row}\n{row}\n")
    assert (found.role, found.mapping) == (role, mapping)


def test_mapping_told_by_the_user_comes_first(tmp_path: Path) -> None:
    content = "user_id,item_id,quantity,sales_value\n1,2,3,4\n"
    told = look(tmp_path, content, mapping={"value": "sales_value"})
    assert told.mapping == {"user": "user_id", "item": "item_id", "value": "sales_value"}
    assert "value" not in look(tmp_path, content, mapping={"value": ""}).mapping
    with pytest.raises(DataError, match="column_missing"):
        look(tmp_path, content, mapping={"value": "price"})
    with pytest.raises(OptionError, match="option_not_a_choice"):
        look(tmp_path, content, mapping={"valeu": "quantity"})


@pytest.mark.parametrize(
    ("content", "delimiter", "columns"),
    [
        ("user;item;amount\n1;2;3,5\n1;3;4,5\n", ";", ["user", "item", "amount"]),
        ("user\titem\n1\t2\n", "\t", ["user", "item"]),
        ("user|item\n1|2\n", "|", ["user", "item"]),
        ('user,item,note\n1,2,"a;b;c"\n2,3,"d;e;f"\n', ",", ["user", "item", "note"]),
        ("sep=;\nuser;item\n1;2\n", ";", ["user", "item"]),
        ("\n\nuser,item\n1,2\n", ",", ["user", "item"]),
        ("user,item,,\n1,2,,\n", ",", ["user", "item", "column 3", "column 4"]),
        ("user,item,user\n1,2,3\n", ",", ["user", "item", "user (3)"]),
        ("user,item\n", ",", ["user", "item"]),
        ('user,item,"two\nlines",a\0b\n1,2,3,4\n', ",", ["user", "item", "two lines", "a b"]),
    ],
)
def test_dialect(tmp_path: Path, content: str, delimiter: str, columns: list[str]) -> None:
    found = look(tmp_path, content)
    assert (found.delimiter, found.columns) == (delimiter, columns)
    assert found.mapping["user"] == "user"


def test_preview_of_a_long_file_is_short_and_survives_its_own_record(tmp_path: Path) -> None:
    found = look(tmp_path, "user,item,note\n" + 'u,i,"two\nlines"\n' * 100_000)
    assert len(found.rows) == 200
    assert found.rows[-1] == ["u", "i", "two\nlines"]
    assert found.size_bytes == (tmp_path / "file.csv").stat().st_size
    assert Preview.from_dict(found.to_dict()) == found


def test_preview_shows_line_breaks_within_quotes_as_the_import_keeps_them(tmp_path: Path) -> None:
    found = look(tmp_path, 'user,item,note\r\nu,i,"two\r\nlines"\r\nv,i,"and\nthree"\r\n')
    assert [row[2] for row in found.rows] == ["two\r\nlines", "and\nthree"]


@pytest.mark.parametrize(
    ("column", "values", "expected"),
    [
        (None, [], ("implicit", "no_value_column")),
        ("rating", [1.0, 1.0], ("explicit", "named_like_ratings")),
        ("商品评分", [5.0], ("explicit", "named_like_ratings")),
        ("购买数量", [1.0, 5.0], ("implicit", "named_like_counts")),
        ("x", [1.0, 2.0, 3.5, 4.0, 5.0, 5.0], ("explicit", "values_on_a_scale")),
        ("x", [1.0] * 8 + [2.0, 3.0], ("implicit", "counts_or_amounts")),
        ("x", [3.2, 18.99, 7.15], ("implicit", "counts_or_amounts")),
        ("x", [1.0, 1.0], ("implicit", "counts_or_amounts")),
        ("x", [], ("implicit", "counts_or_amounts")),
    ],
)
def test_feedback(column: str | None, values: list[float], expected: tuple[str, str]) -> None:
    assert guess_feedback(column, values) == expected


@pytest.mark.parametrize(
    ("header", "settings", "role", "mapping", "code"),
    [
        ("wer,was", {}, "interactions", {}, "no_item_column"),
        ("wer,was", {"mapping": {"item": "was"}, "role": "interactions"}, "interactions",
         {"item": "was"}, "no_user_column"),
        ("user,colour", {}, "interactions", {"user": "user"}, "no_item_column"),
        ("wer,was", {"role": "catalogue"}, "catalogue", {}, "no_item_column"),
        ("user,item", {"feedback": "explicit"}, "interactions",
         {"user": "user", "item": "item"}, "ratings_need_values"),
    ],
)  # fmt: skip
def test_columns_that_nothing_tells_are_shown_to_be_chosen_but_not_imported(
    tmp_path: Path,
    header: str,
    settings: dict[str, object],
    role: str,
    mapping: dict[str, str],
    code: str,
) -> None:
    found = look(tmp_path, f"{header}\n1,2\n", **settings)
    assert (found.role, found.mapping, found.rows) == (role, mapping, [["1", "2"]])
    with pytest.raises(DataError, match=code):
        require_columns(found, ImportSettings.from_dict(settings))


def test_files_that_are_no_tables(tmp_path: Path) -> None:
    for content, code in [
        (b"", "file_empty"),
        (b"\n\n  \n", "file_empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, "binary_file"),
        (b"PK\x03\x04" + bytes(100), "damaged_archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "damaged_spreadsheet"),
        (b"PAR1" + bytes(100), "damaged_parquet"),
        (b"%PDF-1.7\n" + bytes(100), "pdf_file"),
        (b"<html><table><tr><td>user</td></tr></table></html>", "web_page"),
        (b"\x1f\x8b\x08broken", "damaged_archive"),
    ]:
        with pytest.raises(FileError) as raised:
            look(tmp_path, content)
        assert raised.value.code == code
    for path, code in [(tmp_path / "none.csv", "file_missing"), (tmp_path, "file_is_folder")]:
        with pytest.raises(FileError) as raised:
            preview(path, ImportSettings())
        assert raised.value.code == code


@pytest.mark.parametrize(
    "settings",
    [
        {"role": "films"},
        {"feedback": "maybe"},
        {"duplicates": "first"},
        {"decimal": "'"},
        {"delimiter": ""},
        {"delimiter": ",,,,,"},
        {"delimiter": '"'},
        {"delimiter": "\n"},
        {"delimiter": "\0"},
    ],
)
def test_settings_refuse_what_makes_no_sense(settings: dict[str, str]) -> None:
    with pytest.raises(OptionError):
        ImportSettings.from_dict(settings)


def test_settings_cross_processes() -> None:
    settings = ImportSettings(mapping={"user": "u"}, delimiter=";", replace=True)
    assert ImportSettings.from_dict(settings.to_dict()) == settings
