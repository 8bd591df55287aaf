"""From a file to lists and files on the command line, with the JSON that scripts rely on."""

import csv
import json
import random

import pytest

from recdesk.cli import run


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """Two groups of products that two groups of shoppers buy; ids with leading zeros; a bad row."""
    folder = tmp_path_factory.mktemp("files")
    chance = random.Random(3)
    rows = []
    for user in range(120):
        favourites = range(0, 10) if user % 2 else range(10, 20)
        rows += [
            (f"{user:05}", f"{item:03}", 1 + chance.randrange(3)) for item in chance.sample(favourites, 6)
        ]
    lines = [f"{user},{item},{quantity}\n" for user, item, quantity in rows]
    (folder / "purchases.csv").write_text("customer_id,sku,qty\n" + "".join(lines) + "00001,,2\n")
    titles = "".join(
        f"{item:03},{'茶' if item < 10 else '咖啡'} {item},{item // 10},9.5\n" for item in range(21)
    )
    (folder / "products.csv").write_text("sku,title,category,price\n" + titles, encoding="gb18030")
    return folder


@pytest.fixture(scope="module")
def shop(files):
    path = files / "shop.recdesk"
    assert run(["import", str(path), str(files / "purchases.csv")]) == 0
    assert run(["import", str(path), str(files / "products.csv"), "--role", "catalogue"]) == 0
    assert run(["train", str(path), "--factors", "8", "--iterations", "10", "--holdout", "0"]) == 0
    return str(path)


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
        assert status != 0
        assert captured.out == ""
        assert "Traceback" not in captured.err
        return status, captured.err.strip()

    return fail


def test_import_reports_where_every_row_went(command, files, tmp_path):
    rejects = tmp_path / "rejects.csv"
    out = command("import", tmp_path / "new.recdesk", files / "purchases.csv", "--rejects", rejects, "--json")
    report = json.loads(out)
    assert report["rows_read"] == 721
    assert report["rows_rejected"] == 1
    assert report["rows_read"] == report["rows_accepted"] + report["rows_rejected"] + report["rows_merged"]
    assert (report["users"], report["items"]) == (120, 20)
    assert report["feedback"] == "implicit"
    written = rejects.read_text("utf-8-sig")
    assert "722" in written  # the line
    assert "00001,,2" in written or '"00001,,2"' in written


def test_columns_can_be_named(command, tmp_path):
    file = tmp_path / "odd.csv"
    file.write_text("a;b;c\nu1;i1;3,5\nu2;i1;4,5\nu2;i2;1,0\n")
    shop = tmp_path / "odd.recdesk"
    arguments = ["--map", "user=a,item=b,value=c", "--decimal", ",", "--delimiter", ";", "--json"]
    report = json.loads(command("import", shop, file, *arguments))
    assert (report["users"], report["items"], report["rows_rejected"]) == (2, 2, 0)


def test_the_last_import_is_undone(command, refused, files, tmp_path):
    shop = tmp_path / "undone.recdesk"
    command("import", shop, files / "products.csv", "--role", "catalogue")
    before = json.loads(command("import", shop, files / "purchases.csv", "--json"))
    more = tmp_path / "more.csv"
    more.write_text("customer_id,sku,qty\n99999,777,1\n")
    command("import", shop, more, "--replace")
    undone = json.loads(command("undo", shop, "--json"))
    assert undone == {"import_id": 3, "path": str(more), "role": "interactions", "models": []}
    assert json.loads(command("health", shop, "--json"))["users"] == before["users"]
    status, sentence = refused("undo", shop)
    assert (status, "undo" in sentence) == (4, True)


def test_a_log_of_events_from_abroad(command, refused, tmp_path):
    file, shop, key = tmp_path / "log.csv", tmp_path / "log.recdesk", tmp_path / "key"
    file.write_text("user,sku,event,date\nann,1,view,1/5/2024\nann,1,buy,2/5/2024\nbob,1,wink,3/5/2024\n")
    status, sentence = refused("import", shop, file)
    assert (status, "1/5/2024" in sentence, "--dates" in sentence) == (4, True, True)
    arguments = ["--dates", "dmy", "--event-weights", "wink=0.5,buy=7", "--pseudonymise", "--key", key]
    report = json.loads(command("import", shop, file, *arguments, "--json"))
    assert (report["rows_accepted"], report["rows_merged"], report["rows_rejected"]) == (2, 1, 0)
    assert json.loads(command("health", shop, "--json"))["values"] == {"counts": {"0.5": 1, "8": 1}}
    assert key.exists()
    assert b"ann" not in shop.read_bytes()
    assert refused("import", shop, file, "--event-weights", "buy")[0] == 2
    more = tmp_path / "more.csv"
    more.write_text("user,sku,qty\ncid,1,1\n")
    key.write_bytes(bytes(32))
    status, sentence = refused("import", shop, more, "--key", key)
    assert (status, "key" in sentence) == (4, True)


def test_rows_that_came_before_and_returns_are_told(command, tmp_path):
    file, shop = tmp_path / "day.csv", tmp_path / "day.recdesk"
    file.write_text("user,sku,qty,time\nann,1,2,2024-01-05\n")
    command("import", shop, file)
    file.write_text("user,sku,qty,time\nann,1,2,2024-01-05\nann,1,-1,2024-01-06\n")
    report = json.loads(command("import", shop, file, "--returns", "net", "--json"))
    assert (report["rows_repeated"], report["rows_returned"]) == (1, 1)
    command("undo", shop)
    out = command("import", shop, file, "--repeats", "keep", "--returns", "drop", "--replace")
    assert "Returns" in out


def test_similar_products_are_of_the_same_group(command, shop):
    answer = json.loads(command("similar", shop, "003", "--top", 5, "--json"))
    assert answer["item_id"] == "003"
    assert answer["model"] == "ranking-8"
    assert [one["rank"] for one in answer["similar"]] == [1, 2, 3, 4, 5]
    for one in answer["similar"]:
        assert one.keys() == {"item_id", "title", "score", "rank", "evidence"}
        assert one["item_id"] < "010"
        assert one["item_id"] != "003"
        assert one["title"].startswith("茶")
        assert one["evidence"] > 0


@pytest.mark.parametrize("metric", ["shoppers", "cosine", "euclidean", "dot"])
def test_scores_fall_down_the_list(command, shop, metric):
    answer = json.loads(command("similar", shop, "012", "--metric", metric, "--json"))
    scores = [one["score"] for one in answer["similar"]]
    assert scores == sorted(scores, reverse=True)
    assert len(scores) == 19  # all but the product itself and the one that nobody bought


def test_a_threshold_cuts_the_list(command, shop):
    answer = json.loads(command("similar", shop, "003", "--threshold", 0.5, "--json"))
    assert answer["similar"]
    assert all(one["score"] >= 0.5 for one in answer["similar"])


def test_all_similar_lists_go_to_a_file(command, shop, tmp_path):
    out = tmp_path / "similar.csv"
    command("similar", shop, "--all", "--top", 3, "--out", out)
    with out.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == ["item_id", "rank", "similar_item_id", "score", "evidence"]
    assert len(rows) == 20 * 3
    assert all(row["item_id"] != row["similar_item_id"] for row in rows)
    single = json.loads(command("similar", shop, "003", "--top", 3, "--json"))["similar"]
    assert [row["similar_item_id"] for row in rows if row["item_id"] == "003"] == [
        one["item_id"] for one in single
    ]


def test_recommendations_leave_out_what_was_bought(command, shop, files):
    answer = json.loads(command("recommend", shop, "--user", "00001", "--top", 4, "--json"))
    bought = {
        row["sku"]
        for row in csv.DictReader((files / "purchases.csv").open())
        if row["customer_id"] == "00001"
    }
    listed = [one["item_id"] for one in answer["recommendations"]]
    assert len(listed) == 4
    assert not bought & set(listed)
    assert sum(item < "010" for item in listed) >= 3  # of this shopper's group


def test_a_basket_gets_what_goes_with_it(command, shop):
    answer = json.loads(command("recommend", shop, "--basket", "011,012", "--top", 3, "--json"))
    assert all("010" <= one["item_id"] < "020" for one in answer["recommendations"])


def test_all_recommendations_go_to_a_file(command, shop, tmp_path):
    out = tmp_path / "recommendations.csv"
    command("recommend", shop, "--all", "--top", 2, "--out", out)
    with out.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == ["user_id", "rank", "item_id", "score"]
    assert len(rows) == 120 * 2
    assert rows[0]["user_id"] == "00000"


def test_models_are_listed_with_their_metrics(command, shop, tmp_path):
    training = json.loads(
        command(
            "train", shop, "--factors", 4, "--iterations", 3, "--holdout", 0.2, "--name", "small", "--json"
        )
    )
    assert training["model"] == "small"
    assert training["device"].startswith("CPU")
    assert training["metrics"].keys() >= {"ndcg@10", "recall@20", "baseline_ndcg@10"}
    models = json.loads(command("models", shop, "--json"))["models"]
    assert [one["name"] for one in models] == ["ranking-8", "small"]
    assert "small" in command("models", shop)


def test_health_counts(command, shop):
    health = json.loads(command("health", shop, "--json"))
    assert health["users"] == 120
    assert (health["items"], health["cold_items"]) == (20, 1)
    assert "120" in command("health", shop)


@pytest.mark.parametrize("what", ["similar", "recommendations", "catalogue", "interactions"])
def test_tables_are_exported(command, shop, tmp_path, what):
    out = tmp_path / f"{what}.csv"
    command("export", shop, "--what", what, "--out", out)
    with out.open(newline="", encoding="utf-8-sig") as file:
        rows = list(csv.reader(file))
    assert len(rows) > 20


def test_mistakes_get_one_sentence_and_a_status(refused, shop, files, tmp_path):
    cases = [
        (["similar", shop, "0O3"], 6, "003"),
        (["similar", shop], 2, "--all"),
        (["similar", shop, "--all"], 2, "--out"),
        (["recommend", shop, "--user", "nobody"], 6, "nobody"),
        (["recommend", shop], 2, "--basket"),
        (["similar", shop, "003", "--model", "smal"], 6, "smal"),
        (["train", shop, "--factors", "0"], 2, "factors"),
        (["train", tmp_path / "none.recdesk"], 5, "none.recdesk"),
        (["import", tmp_path / "x.recdesk", tmp_path / "none.csv"], 3, "none.csv"),
        (["import", shop, files / "purchases.csv", "--map", "user"], 2, "--map"),
        (["export", shop, "--what", "similar", "--out", tmp_path / "a.doc"], 3, ".xlsx"),
    ]
    for arguments, expected, named in cases:
        status, sentence = refused(*arguments)
        assert status == expected, arguments
        assert named in sentence, sentence
        assert "\n" not in sentence, sentence
    assert not (tmp_path / "x.recdesk").exists()


def test_order_matters_and_says_so(refused, command, files, tmp_path):
    shop = tmp_path / "early.recdesk"
    command("import", shop, files / "products.csv")
    assert refused("train", shop)[0] in (4, 5)
    command("import", shop, files / "purchases.csv")
    assert refused("similar", shop, "003")[0] == 5
