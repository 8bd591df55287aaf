"""Who is told that a guess is sure will not look at it again: it has to be, and what else fits is named."""

import codecs
from pathlib import Path

import pytest

from recdesk.engine.importing import ImportSettings, preview
from recdesk.engine.importing.guesses import Guess

HEADER = "user,item,rating\n"


def guess(folder: Path, name: str, content: str | bytes, **settings: object) -> Guess:
    path = folder / "file.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return preview(path, ImportSettings.from_dict(settings)).guesses[name]


@pytest.mark.parametrize(
    ("name", "content", "certainty", "reason"),
    [
        ("encoding", codecs.BOM_UTF8 + b"user,item\na,b\n", "certain", "byte_order_mark"),
        ("encoding", "user,item\n张三,茶\n", "certain", "sound_utf8"),
        ("encoding", "user,item\na,b\n", "open", "ascii_only"),
        ("encoding", "用户,商品\n张三,龙井\n李四,碧螺春\n".encode("gb18030"), "likely", "likeliest_letters"),
        ("delimiter", "sep=;\nuser;item\na;b\n", "certain", "declared"),
        ("delimiter", "user;item\na;b\n", "certain", "even_lines"),
        ("delimiter", "user;it,em\na;b,c\n", "likely", "even_lines"),
        ("delimiter", "user\na\nb\n", "open", "one_column"),
        ("delimiter", "user,item\na,b,c\nd\ne,f,g,h\n", "open", "uneven_lines"),
        ("quote", HEADER + '"a","b",1\n', "certain", "quotes_around"),
        ("quote", HEADER + 'a,2" pipe,1\n', "likely", "quotes_within"),
        ("quote", HEADER + "a,b,1\n", "open", "no_quotes"),
        ("quote", HEADER + "'a',b,1\n" * 4, "likely", "quoted_column"),
        ("quote", "1::2::3\n4::5::6\n", "certain", "long_delimiter"),
        ("header", HEADER + "a,b,1\n", "certain", "known_names"),
        ("header", "wer,was\na,x\nb,y\n", "open", "all_text"),
        ("decimal", "user;item;rating\na;b;1,5\n", "certain", "only_sign"),
        ("decimal", "user;item;amount\na;b;1.234,5\nc;d;1,5\n", "likely", "both_signs"),
        ("decimal", HEADER + "a,b,1\n", "open", "whole_numbers"),
    ],
)  # fmt: skip
def test_what_speaks_for_a_guess(
    tmp_path: Path, name: str, content: str | bytes, certainty: str, reason: str
) -> None:
    found = guess(tmp_path, name, content)
    assert (found.certainty, found.reason) == (certainty, reason)


def test_alternatives_read_the_file_too(tmp_path: Path) -> None:
    """What is offered as fitting must not fail when it is chosen."""
    content = "user;it,em\na;b,c\nd;e,f\n"
    (other,) = guess(tmp_path, "delimiter", content).alternatives
    (first,) = {",", ";"} - {other}
    assert guess(tmp_path, "delimiter", content, delimiter=other) == Guess("chosen", "chosen", [first])
    text = "用户,商品\n张三,龙井茶\n".encode("gb18030")
    others = guess(tmp_path, "encoding", text).alternatives
    assert "utf-8" not in others
    for encoding in others:
        text.decode(encoding)
