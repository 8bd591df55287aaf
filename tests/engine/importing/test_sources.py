"""A shop's table would have to be converted by hand if a common kind of file were not read as it is."""

import gzip
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import zstandard

from recdesk.engine.errors import FileError, OptionError
from recdesk.engine.importing import ImportSettings, preview

ROWS = [("u1", "007", "2"), ("u2", "西湖龙井", "3"), ("u3", 'a "b", c', "1")]
CSV = "user,item,quantity\n" + 'u1,007,2\nu2,西湖龙井,3\nu3,"a ""b"", c",1\n'
ML_RATINGS = "1::1193::5::978300760\n1::661::3::978302109\n2::1193::4::978298413\n"
ML_MOVIES = (
    "1::Toy Story (1995)::Animation|Children's|Comedy\n2::Léon (1994)::Crime\n3::Heat (1995)::Action|Crime\n"
)


def triples(outcome: Any) -> list[tuple[str, str, float]]:
    return [row[1:4] for row in outcome.rows]


EXPECTED = [(user, item, float(quantity)) for user, item, quantity in ROWS]


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def test_tab_separated(stage: Callable[..., Any]) -> None:
    outcome = stage("user\titem\tquantity\nu1\t007\t2\nu2\ta,b\t3\n", name="t.tsv")
    assert (outcome.preview.delimiter, triples(outcome)) == ("\t", [("u1", "007", 2), ("u2", "a,b", 3)])


def test_movielens_ratings_have_no_header(stage: Callable[..., Any]) -> None:
    mapping = {"user": "column1", "item": "column2", "value": "column3", "time": "column4"}
    outcome = stage(ML_RATINGS, name="ratings.dat", mapping=mapping)
    found = outcome.preview
    assert (found.delimiter, found.header, found.guesses["header"].reason) == ("::", False, "numbers_on_top")
    assert found.columns == ["column1", "column2", "column3", "column4"]
    assert [row[0] for row in outcome.rows] == [1, 2, 3]
    assert [row[1:] for row in outcome.rows] == [
        ("1", "1193", 5.0, 978300760),
        ("1", "661", 3.0, 978302109),
        ("2", "1193", 4.0, 978298413),
    ]


def test_movielens_movies(stage: Callable[..., Any]) -> None:
    mapping = {"item": "column1", "title": "column2", "category": "column3"}
    outcome = stage(ML_MOVIES.encode("latin-1"), name="movies.dat", role="catalogue", mapping=mapping)
    assert outcome.preview.delimiter == "::"
    assert [row[1:4] for row in outcome.rows][:2] == [
        ("1", "Toy Story (1995)", "Animation|Children's|Comedy"),
        ("2", "Léon (1994)", "Crime"),
    ]


@pytest.mark.parametrize(
    ("content", "header", "reason"),
    [
        ("user,item\na,b\n", True, "known_names"),
        ("wer,was,wieviel\na,b,1\na,c,2\n", True, "numbers_below_names"),
        ("a,b,1\na,c,2\n", False, "numbers_on_top"),
        ("1,2\n", False, "numbers_on_top"),
        ("a,x\na,y\nb,x\n", False, "repeated_below"),
        ("wer,was\na,x\nb,y\n", True, "all_text"),
        ("wer,was\na,x\nwer,was\nb,y\n", True, "all_text"),
    ],
)
def test_header_is_told_with_its_reason(tmp_path: Path, content: str, header: bool, reason: str) -> None:
    path = tmp_path / "file.csv"
    path.write_text(content)
    found = preview(path, ImportSettings())
    assert (found.header, found.guesses["header"].reason) == (header, reason)
    assert found.header_lines == header
    for chosen in (True, False):
        found = preview(path, ImportSettings(header=chosen))
        assert (found.header, found.guesses["header"].reason) == (chosen, "chosen")


def test_without_a_header_the_first_line_is_data(stage: Callable[..., Any]) -> None:
    outcome = stage("\ufeffu1,i1\nu2,i2\n", header=False, mapping={"user": "column1", "item": "column2"})
    assert [row[:3] for row in outcome.rows] == [(1, "u1", "i1"), (2, "u2", "i2")]


def test_apostrophes_as_quotes(stage: Callable[..., Any]) -> None:
    outcome = stage("user,item,title\n'u1','a, b','it''s'\n'u2','c','d'\n'u3','e','f'\n", delimiter=",")
    assert outcome.preview.quote == "'"
    assert [row[:3] for row in outcome.rows] == [(2, "u1", "a, b"), (3, "u2", "c"), (4, "u3", "e")]


def test_an_apostrophe_in_a_text_is_no_quote(stage: Callable[..., Any]) -> None:
    outcome = stage("user,item\n'90s kid,x'\nu,'y'\nv,z\n")
    assert outcome.preview.quote == '"'
    assert [row[1:3] for row in outcome.rows] == [("'90s kid", "x'"), ("u", "'y'"), ("v", "z")]


def test_escapes(stage: Callable[..., Any]) -> None:
    outcome = stage('user,item\nu\\,1,a\\"b\n"c\\"d",e\n', delimiter=",", escape="\\")
    assert [row[1:3] for row in outcome.rows] == [("u,1", 'a"b'), ('c"d', "e")]


def test_quote_and_long_delimiter_exclude_each_other() -> None:
    with pytest.raises(OptionError, match="quote_and_delimiter"):
        ImportSettings(delimiter="::", quote='"')
    with pytest.raises(OptionError, match="bad_quote"):
        ImportSettings(quote="ab")


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
@pytest.mark.parametrize("packed", ["gz", "zst", "zip"])
def test_packed_files(stage: Callable[..., Any], tmp_path: Path, packed: str, encoding: str) -> None:
    content, path = CSV.encode(encoding), tmp_path / f"orders.csv.{packed}"
    if packed == "gz":
        path.write_bytes(gzip.compress(content[:20]) + gzip.compress(content[20:]))
    elif packed == "zst":
        frames = (content[:20], content[20:])
        path.write_bytes(b"".join(zstandard.ZstdCompressor().compress(frame) for frame in frames))
    else:
        zipped(path, {"__MACOSX/._orders.csv": b"x", "orders.csv": content})
    outcome = stage(path)
    assert triples(outcome) == EXPECTED
    assert (outcome.preview.path, outcome.preview.encoding) == (path, encoding)


def test_archive_with_several_files(stage: Callable[..., Any], tmp_path: Path) -> None:
    path = zipped(tmp_path / "all.zip", {"a/orders.csv": CSV.encode(), "b.csv": b"user,item\nx,y\n"})
    with pytest.raises(FileError, match="several_members") as raised:
        stage(path)
    assert raised.value.params["members"] == ["a/orders.csv", "b.csv"]
    outcome = stage(path, member="b.csv")
    assert (outcome.preview.member, outcome.preview.members) == ("b.csv", ["a/orders.csv", "b.csv"])
    assert outcome.rows[0][1:3] == ("x", "y")
    with pytest.raises(FileError, match="member_missing"):
        stage(path, member="c.csv")
