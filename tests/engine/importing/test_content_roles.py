"""Public data sets have no header: their columns must be known by what they hold, or asked for."""

from pathlib import Path

import pytest

from recdesk.engine.importing import ImportSettings, Preview, preview

# The first lines of MovieLens' u.data, ratings.dat and movies.dat, as GroupLens publishes them.
U_DATA = """196\t242\t3\t881250949
186\t302\t3\t891717742
22\t377\t1\t878887116
244\t51\t2\t880606923
166\t346\t1\t886397596
298\t474\t4\t884182806
115\t265\t2\t881171488
253\t465\t5\t891628467
"""
RATINGS_DAT = """1::1193::5::978300760
1::661::3::978302109
1::914::3::978301968
1::3408::4::978300275
1::2355::5::978824291
1::1197::3::978302268
2::1287::5::978302039
2::2804::5::978300719
"""
MOVIES_DAT = """1::Toy Story (1995)::Animation|Children's|Comedy
2::Jumanji (1995)::Adventure|Children's|Fantasy
3::Grumpier Old Men (1995)::Comedy|Romance
4::Waiting to Exhale (1995)::Comedy|Drama
5::Father of the Bride Part II (1995)::Comedy
6::Heat (1995)::Action|Crime|Thriller
7::Sabrina (1995)::Comedy|Romance
8::2001: A Space Odyssey (1968)::Drama|Mystery|Sci-Fi|Thriller
9::Sudden Death (1995)::Action
10::Persuasion (1995)::Drama
11::Grosse Fatigue (1994)::Comedy
12::Cutthroat Island (1995)::Action
13::Othello (1995)::Drama
14::Now and Then (1995)::Drama
"""


def look(folder: Path, content: str, **settings: object) -> Preview:
    path = folder / "file.dat"
    path.write_text(content)
    return preview(path, ImportSettings.from_dict(settings))


@pytest.mark.parametrize("content", [U_DATA, RATINGS_DAT])
def test_movielens_ratings(tmp_path: Path, content: str) -> None:
    found = look(tmp_path, content)
    assert found.mapping == {"user": "column1", "item": "column2", "value": "column3", "time": "column4"}
    assert found.by_content == ["user", "item", "value", "time"]
    assert (found.role, found.feedback) == ("interactions", "explicit")


def test_movielens_films(tmp_path: Path) -> None:
    found = look(tmp_path, MOVIES_DAT)
    assert (found.role, found.delimiter) == ("catalogue", "::")
    assert found.mapping == {"item": "column1", "title": "column2", "category": "column3"}


def test_what_could_be_meant_in_any_order_is_asked(tmp_path: Path) -> None:
    """Pairs of ids alone, or three columns of ids: a wrong guess would swap shoppers and products."""
    assert look(tmp_path, "".join(f"{n * 7},{n * 3}\n" for n in range(1, 40))).mapping == {}
    three = "".join(f"{n * 7},{n * 3 + 400},{n * 11 + 90},{978_300_000 + n}\n" for n in range(1, 40))
    assert look(tmp_path, three).mapping == {}


def test_what_the_user_says_comes_first(tmp_path: Path) -> None:
    told = look(tmp_path, U_DATA, mapping={"user": "column2", "item": "column1"})
    assert told.mapping == {"user": "column2", "item": "column1", "value": "column3", "time": "column4"}
    assert "time" not in look(tmp_path, U_DATA, mapping={"time": ""}).mapping
