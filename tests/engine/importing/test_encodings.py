"""A shop's Chinese or accented names would turn to garbage if a file's encoding were taken wrongly."""

import gzip
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from recdesk.engine.errors import OptionError
from recdesk.engine.importing import ImportSettings

CHINESE = "用户编号,商品编号,数量\n" + "".join(
    f"张三{n},西湖龙井茶叶{n % 7},{n % 3 + 1}\n" for n in range(50)
)
FRENCH = "customer,product,quantity\n" + "".join(
    f"Zoé {n},Crème brûlée à la carte {n % 7},1\n" for n in range(50)
)
GERMAN = "customer,product,quantity\n" + "".join(f"Jörg Müller {n},Käse groß,1\n" for n in range(50))


@pytest.mark.parametrize(
    ("text", "encoding", "found"),
    [
        (CHINESE, "utf-8", "utf-8"),
        (CHINESE, "utf-8-sig", "utf-8"),
        (CHINESE, "gb18030", "gb18030"),
        (CHINESE, "utf-16", "utf-16"),
        (CHINESE, "utf-32", "utf-32"),
        (GERMAN, "utf-8", "utf-8"),
    ],
)
def test_encoding_is_found(stage: Callable[..., Any], text: str, encoding: str, found: str) -> None:
    outcome = stage(text.encode(encoding))
    assert outcome.preview.encoding == found
    expected = [tuple(line.split(",")[:2]) for line in text.splitlines()[1:]]
    assert [row[1:3] for row in outcome.rows] == expected
    assert outcome.preview.mapping.keys() == {"user", "item", "value"}


@pytest.mark.parametrize("text", [FRENCH, GERMAN])
@pytest.mark.parametrize("encoding", ["cp1252", "iso8859_15"])
def test_western_encodings_are_not_taken_for_chinese(
    stage: Callable[..., Any], text: str, encoding: str
) -> None:
    outcome = stage(text.encode(encoding))
    assert outcome.rows[0][1:3] == tuple(text.splitlines()[1].split(",")[:2])


def test_encoding_that_shows_late_in_the_file(stage: Callable[..., Any]) -> None:
    # The preview sees ASCII only; the import must still get the last rows right.
    start = "user,item,count\n" + "u,plain,1\n" * 150_000
    outcome = stage(start.encode() + "张三,西湖龙井,2\n".encode("gb18030"))
    assert outcome.preview.encoding == "gb18030"
    assert outcome.rows[-1][1:3] == ("张三", "西湖龙井")


def test_damaged_places_reject_their_rows_only(stage: Callable[..., Any]) -> None:
    content = CHINESE.encode() + b"\xff\xfe,broken,1\n" + "李四,龙井,1\n".encode()
    outcome = stage(content)
    assert outcome.preview.encoding == "utf-8"
    assert [(reject.line, reject.reason) for reject in outcome.rejects] == [(52, "bad_encoding")]
    assert outcome.rejects[0].raw.endswith("\ufffd,broken,1")
    assert outcome.rows[-1][1] == "李四"


def test_encoding_told_by_the_user_holds(stage: Callable[..., Any]) -> None:
    outcome = stage("user,item\n張三,茶\n".encode("big5"), encoding="big5")
    assert outcome.rows[0][1:3] == ("張三", "茶")
    with pytest.raises(OptionError, match="unknown_encoding_name"):
        ImportSettings(encoding="utf-9")
    with pytest.raises(OptionError, match="unknown_encoding_name"):
        ImportSettings(encoding="base64")


def test_gzipped_file_is_read(stage: Callable[..., Any], tmp_path: Path) -> None:
    path = tmp_path / "orders.csv.gz"
    path.write_bytes(gzip.compress(CHINESE.encode("gb18030")))
    assert len(stage(path).rows) == 50


def test_lone_surrogates_do_no_harm(stage: Callable[..., Any]) -> None:
    text = "user,item\n" + "u,i\n" * 100 + "bad\ud800,i\n"
    outcome = stage(text.encode("utf-16", "surrogatepass"))
    assert [reject.reason for reject in outcome.rejects] == ["bad_encoding"]
    assert len(outcome.rows) == 100


def test_a_single_accent_at_the_end_of_a_word(stage: Callable[..., Any]) -> None:
    outcome = stage(b"user,item\n" + "u,SKUé001\nv,SKUé002\n".encode("latin-1"))
    assert [row[2] for row in outcome.rows] == ["SKUé001", "SKUé002"]


def test_one_chinese_word_is_not_taken_for_korean(stage: Callable[..., Any]) -> None:
    outcome = stage("user,item\nu,茶 1\nv,茶 2\nw,茶 3\n".encode("gb18030"))
    assert outcome.preview.encoding == "gb18030"


def test_korean_is_not_taken_for_chinese(stage: Callable[..., Any]) -> None:
    text = "고객,상품\n" + "".join(f"김민수{n},녹차 선물세트 대형 {n}\n" for n in range(5))
    outcome = stage(text.encode("euc_kr"), mapping={"user": "고객", "item": "상품"})
    assert outcome.rows[0][1:3] == ("김민수0", "녹차 선물세트 대형 0")


def test_text_that_ends_within_a_character(stage: Callable[..., Any]) -> None:
    outcome = stage(CHINESE.encode() + "李四,龙井".encode()[:-1])
    assert [(each.line, each.reason) for each in outcome.rejects] == [(52, "bad_encoding")]
