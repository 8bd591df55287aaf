"""Lists of a shop with odd products: variants, nobody's, merged ones, odd titles and prices, an old model."""

import csv
import json

import pytest

from recdesk.cli import run
from recdesk.engine.progress import no_progress
from recdesk.engine.service.commands import Commands

LONG = "茶" * 10_000
RIGHT_TO_LEFT = "شاي أخضر 🍵"
TITLES = {
    "p00": "Green tea 100 g",
    "p02": "Green tea 250 g",
    "p04": "Green tea 500 g",
    "p06": RIGHT_TO_LEFT,
    "p08": LONG,
    "p01": "Moka pot",
    "lonely": "Nobody's cup",
}


@pytest.fixture(scope="module")
def shop(tmp_path_factory):
    """Even products go to even shoppers; P03 is p03, as a correction says; the catalogue has lost p05."""
    folder = tmp_path_factory.mktemp("odd")
    lines = [
        f"u{user:02},p{item:02},2024-01-{1 + user % 28:02}"
        for user in range(80)
        for item in range(user % 2, 16, 2)
        if (user * 7 + item * 5) % 9 < 6
    ]
    lines += [f"u{user:02},P03,2024-03-01" for user in range(1, 19, 2)]
    (folder / "purchases.csv").write_text("user,sku,date\n" + "\n".join(lines))
    rows = [("sku", "title", "category", "price")]
    rows += [(item, title, "Tea", "NaN" if item == "p06" else "9.5") for item, title in TITLES.items()]
    rows += [(f"p{item:02}", f"Thing no. {item}", "", "3") for item in (3, 7, 9, 11, 13, 15)]
    with (folder / "products.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    path = str(folder / "shop.recdesk")
    assert run(["import", path, str(folder / "purchases.csv")]) == 0
    assert run(["import", path, str(folder / "products.csv"), "--role", "catalogue"]) == 0
    assert run(["health", path, "--fix", "item_ids_alike"]) == 0
    assert run(["train", path, "--factors", "4", "--iterations", "8", "--holdout", "0"]) == 0
    (folder / "more.csv").write_text("user,sku,date\nu01,newcomer,2024-06-01\nu03,newcomer,2024-06-02\n")
    assert run(["import", path, str(folder / "more.csv")]) == 0
    return path


@pytest.fixture
def asked(capsys):
    def ask(*arguments, status=0):
        capsys.readouterr()
        assert run([str(one) for one in arguments]) == status
        return capsys.readouterr()

    return ask


def listed(asked, shop, *arguments):
    return json.loads(asked("similar", shop, *arguments, "--json").out)["similar"]


def ids(records):
    return [one["item_id"] for one in records]


def test_variants_are_collapsed_into_the_best_one(asked, shop):
    plain = listed(asked, shop, "p06", "--top", 30)
    assert {"p00", "p02", "p04"} <= set(ids(plain))
    found = listed(asked, shop, "p06", "--top", 30, "--collapse")
    variants = [one for one in ids(plain) if one in ("p00", "p02", "p04")]
    assert ids(found) == [one for one in ids(plain) if one not in variants[1:]]
    assert [one["rank"] for one in found] == list(range(1, len(found) + 1))
    best = next(one for one in found if one["item_id"] == variants[0])
    assert best["variants"] == variants[1:]
    assert not {"p00", "p02", "p04"} & set(ids(listed(asked, shop, "p00", "--collapse")))
    assert ", ".join(variants[1:]) in asked("similar", shop, "p06", "--collapse").out


def test_what_chance_explains_is_left_out(asked, shop):
    plain = listed(asked, shop, "p06")
    found = listed(asked, shop, "p06", "--chance", 0.05)
    assert found
    assert all(one["item_id"] in {"p00", "p02", "p04", "p08", "p10", "p12", "p14"} for one in found)
    assert len(found) < len(plain)
    assert [one["rank"] for one in found] == list(range(1, len(found) + 1))
    told = asked("similar", shop, "newcomer", "--chance", 0.000001)
    assert told.err.strip() == "No product is alike beyond chance."
    assert told.out == ""


def test_a_file_of_all_lists_holds_the_same(asked, shop, tmp_path):
    choices = ("--top", 4, "--collapse", "--chance", 0.05, "--discount", 0.5, "--shrinkage", 8)
    out = tmp_path / "all.csv"
    asked("similar", shop, "--all", *choices, "--out", out)
    lists = {}
    with out.open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            lists.setdefault(row["item_id"], []).append((row["similar_item_id"], row["rank"]))
    assert "lonely" not in lists
    for item in ("p00", "p01", "p06", "p15"):
        found = listed(asked, shop, item, *choices)
        assert lists.get(item, []) == [(one["item_id"], str(one["rank"])) for one in found]


def test_an_exact_file_is_that_of_a_small_shop(asked, shop, tmp_path):
    for name, more in (("plain.csv", ()), ("exact.csv", ("--exact",))):
        asked("similar", shop, "--all", "--out", tmp_path / name, *more)
    assert (tmp_path / "exact.csv").read_bytes() == (tmp_path / "plain.csv").read_bytes()
    assert "--all" in asked("similar", shop, "p00", "--exact", status=2).err


def test_fairness_holds_back_more_or_less(asked, shop):
    scores = [
        [one["score"] for one in listed(asked, shop, "p06", "--shrinkage", amount)] for amount in (0, 4, 500)
    ]
    assert scores[0][0] > scores[1][0] > scores[2][0]
    assert scores[1] == [one["score"] for one in listed(asked, shop, "p06")]
    assert listed(asked, shop, "p06", "--discount", 1) != listed(asked, shop, "p06", "--discount", 0)


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("--discount", 2), "discount"),
        (("--shrinkage", -1), "shrinkage"),
        (("--chance", 0), "chance"),
        (("--chance", "nan"), "chance"),
        (("--metric", "cosine", "--discount", 0.5), "--metric shoppers"),
        (("--bought-together", "--collapse"), "--collapse"),
        (("--bought-together", "--chance", 0.1), "--chance"),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(asked, shop, arguments, named):
    told = asked("similar", shop, "p00", *arguments, status=2)
    assert named in told.err
    assert told.out == ""
    assert len(told.err.strip().splitlines()) == 1


def test_a_product_without_a_shopper_says_so(asked, shop):
    told = asked("similar", shop, "lonely")
    assert told.err.strip() == "Nobody has bought this product yet, so there is nothing to compare it by."
    assert told.out == ""
    answer = asked("similar", shop, "lonely", "--json")
    assert json.loads(answer.out)["similar"] == []
    assert "Nobody has bought" in answer.err
    assert json.loads(asked("explain", shop, "lonely", "p00", "--json").out)["score"] == 0
    assert asked("similar", shop, "p00", "--threshold", 2).err.strip() == "No product scores so much."


def test_a_merged_id_stands_for_the_other_one(asked, shop):
    one, other = (json.loads(asked("similar", shop, name, "--json").out) for name in ("p03", "P03"))
    kept, merged = (one, other) if "asked" in other else (other, one)
    assert merged["item_id"] == kept["item_id"]
    assert merged["similar"] == kept["similar"]
    assert merged["asked"] != merged["item_id"]
    assert merged["asked"] not in ids(listed(asked, shop, "p01", "--top", 50))


def test_odd_titles_and_prices_are_listed_as_they_are(asked, shop, tmp_path):
    titles = {one["item_id"]: one["title"] for one in listed(asked, shop, "p00", "--top", 50)}
    assert titles["p06"] == RIGHT_TO_LEFT
    assert titles["p08"] == LONG
    assert titles["p05"] == "p05", "the catalogue does not know it"
    assert RIGHT_TO_LEFT in asked("similar", shop, "p00", "--top", 50).out
    out = tmp_path / "catalogue.csv"
    asked("export", shop, "--what", "catalogue", "--out", out)
    with out.open(newline="", encoding="utf-8-sig") as file:
        prices = {row["item_id"]: row["price"] for row in csv.DictReader(file)}
    assert (prices["p06"], prices["p00"]) == ("", "9.5")


def test_a_product_newer_than_the_model_is_compared_by_its_shoppers(asked, shop):
    assert "p01" in ids(listed(asked, shop, "newcomer"))
    told = asked("similar", shop, "newcomer", "--metric", "cosine")
    assert told.err.strip() in (
        "This product is newer than the model. Train again to compare it.",
        "The model knows too little of this product to compare it.",
    )
    models = json.loads(asked("models", shop, "--json").out)["models"]
    assert [one["current"] for one in models] == [False]


def test_unknown_ids_and_empty_baskets_get_a_sentence(asked, shop):
    assert "p00" in asked("similar", shop, "p0o", status=6).err
    assert "p06" in asked("explain", shop, "p00", "p066", status=6).err
    for basket in ("", " , ,"):
        told = asked("recommend", shop, "--basket", basket, status=4)
        assert told.err.strip() == "The basket is empty; put at least one product into it."
    assert "lonely" in asked("recommend", shop, "--basket", "lonly", status=6).err
    assert len(asked("recommend", shop, "--basket", "lonely", status=4).err.strip().splitlines()) == 1


def test_tables_of_similar_products_hold_the_lists_and_mark_what_is_cut(asked, shop, tmp_path):
    choices = ("--top", 4, "--collapse", "--chance", 0.05, "--discount", 0.5, "--shrinkage", 8)
    asked("similar", shop, "--all", *choices, "--out", tmp_path / "listed.csv")
    asked("export", shop, "--what", "similar", *choices, "--out", tmp_path / "table.csv")
    commands = Commands()
    try:
        commands.open(no_progress, shop)
        lists = {"collapse": True, "chance": 0.05, "threshold": None, "share": None}
        commands.export(
            no_progress, "similar", str(tmp_path / "window.csv"), None, "shoppers", 4, [0.5, 8], lists
        )
    finally:
        commands.close()
    assert (tmp_path / "table.csv").read_bytes() == (tmp_path / "window.csv").read_bytes()
    listed, table = rows_of(tmp_path / "listed.csv"), rows_of(tmp_path / "table.csv")
    assert pairs_of(listed) == pairs_of(row for row in table if row["counts"] == "True")
    assert 10 < len(listed) < len(table)


def test_a_table_of_similar_products_tells_what_scores_too_little(asked, shop, tmp_path):
    out = tmp_path / "table.csv"
    asked("export", shop, "--what", "similar", "--threshold", 0.2, "--out", out)
    table = rows_of(out)
    assert {row["counts"] for row in table} == {"True", "False"}
    assert all((row["counts"] == "True") == (float(row["score"]) >= 0.2) for row in table)


@pytest.mark.parametrize(
    "arguments",
    [
        ("--metric", "cosine"),
        ("--threshold", 0.5),
        ("--chance", 0.05),
        ("--collapse",),
        ("--discount", 0.5),
        ("--shrinkage", 8),
    ],
)
def test_other_tables_have_no_options_of_lists(asked, shop, tmp_path, arguments):
    out = tmp_path / "table.csv"
    told = asked("export", shop, "--what", "recommendations", *arguments, "--out", out, status=2)
    assert told.err.strip() == "This needs --what similar as well."
    assert not out.exists()


def rows_of(path):
    with path.open(newline="", encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))


def pairs_of(rows):
    return [(row["item_id"], row["similar_item_id"]) for row in rows]
