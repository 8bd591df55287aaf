"""Bad input gets one clear sentence and a non-zero status, and leaves the shop as it was."""

import contextlib
import csv
import hashlib
import io
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from recdesk.cli import run

GOOD = "user,item,rating\n" + "".join(f"u{n % 7},i{n % 11},{n % 5 + 1}\n" for n in range(77))


@pytest.fixture(scope="module")
def imported(tmp_path_factory):
    """A shop with a few ratings, which no test touches."""
    folder = tmp_path_factory.mktemp("imported")
    (folder / "good.csv").write_text(GOOD)
    path = folder / "shop.recdesk"
    with contextlib.redirect_stdout(io.StringIO()):
        assert run(["import", str(path), str(folder / "good.csv")]) == 0
    return path


@pytest.fixture(scope="module")
def before(imported):
    """What a user sees of it."""
    return content(imported)


@pytest.fixture
def shop(imported, tmp_path):
    """A copy of it for one test."""
    return Path(shutil.copy(imported, tmp_path))


@pytest.fixture
def complaint(capsys):
    """Runs a command that must fail; returns its status and its one sentence."""

    def fail(*arguments):
        status = run([str(one) for one in arguments])
        captured = capsys.readouterr()
        assert status != 0
        assert captured.out == ""
        sentences = captured.err.strip().splitlines()
        assert len(sentences) == 1, captured.err
        assert sentences[0].endswith((".", "。"))
        return status, sentences[0]

    return fail


def content(shop):
    """What a user sees of a shop."""
    seen = io.StringIO()
    with contextlib.redirect_stdout(seen):
        assert run(["health", str(shop), "--json"]) == 0
        assert run(["models", str(shop), "--json"]) == 0
    return seen.getvalue()


BAD_FILES = {
    "empty": b"",
    "header alone": b"user,item,rating\n",
    "blank lines": b"\n\n\n",
    "binary": bytes(range(256)) * 40,
    "an executable": b"\x7fELF\x02\x01\x01\x00" + b"\x00" * 200,
    "a picture": b"\x89PNG\r\n\x1a\n" + b"\x00\x01\x02" * 100,
    "a spreadsheet": b"PK\x03\x04" + b"\x14\x00\x06\x00" * 50,
    "no number among the values": b"user,item,rating\nu1,i1,good\nu2,i2,bad\n",
    "only NaN": b"user,item,rating\nu1,i1,NaN\nu2,i2,nan\n",
    "only infinity": b"user,item,rating\nu1,i1,inf\nu2,i2,-Infinity\n",
    "no product": b"user,colour,rating\nu1,red,3\nu2,blue,4\n",
    "nothing but a long line": b"x" * 10_000_000,
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_changes_nothing(name, shop, before, complaint, tmp_path):
    file = tmp_path / "bad.csv"
    file.write_bytes(BAD_FILES[name])
    status, sentence = complaint("import", shop, file)
    assert status in (3, 4)
    assert "bad.csv" in sentence
    assert content(shop) == before


def test_a_missing_file_and_a_folder(shop, complaint, tmp_path):
    assert "none.csv" in complaint("import", shop, tmp_path / "none.csv")[1]
    assert str(tmp_path) in complaint("import", shop, tmp_path)[1]


def test_only_negative_counts_leave_no_shop_behind(complaint, tmp_path):
    file = tmp_path / "returns.csv"
    file.write_text("user,item,quantity\nu1,i1,-1\nu2,i2,-2\n")
    assert "returns.csv" in complaint("import", tmp_path / "new.recdesk", file)[1]
    assert [path.name for path in tmp_path.iterdir()] == ["returns.csv"]


def test_bad_values_are_rejected_one_by_one(tmp_path, capsys):
    file = tmp_path / "mixed.csv"
    bad = "u1,i1,NaN\nu1,i1,inf\nu1,i1,0\nu1,i1,many\n,i1,3\nu1,,3\nu1\n"
    long_line = "u1,i1,3," + "x" * 10_000_000 + "\n"
    file.write_text("user,item,quantity\nu1,i1,3\nu2,i2,4\n" + bad + long_line + "u3,i1,1\n")
    rejects = tmp_path / "rejects.csv"
    shop = tmp_path / "mixed.recdesk"
    assert run(["import", str(shop), str(file), "--rejects", str(rejects)]) == 0
    capsys.readouterr()
    with rejects.open(encoding="utf-8-sig", newline="") as written:
        lines = [row["recdesk_line"] for row in csv.DictReader(written)]
    assert lines == [str(number) for number in range(4, 12)]


@pytest.mark.parametrize(
    ("rows", "objective"),
    [
        ("".join(f"u1,i{n},{n % 5}\n" for n in range(1, 40)), "ranking"),
        ("".join(f"u{n},i1,{n % 5 + 1}\n" for n in range(40)), "ranking"),
        ("".join(f"u{n % 9},i{n % 10},4\n" for n in range(90)), "ratings"),
    ],
    ids=["one shopper", "one product", "every rating equal"],
)
def test_what_cannot_be_learned_from_is_told(rows, objective, tmp_path, complaint, capsys):
    file, shop = tmp_path / "few.csv", tmp_path / "few.recdesk"
    file.write_text("user,item,rating\n" + rows)
    assert run(["import", str(shop), str(file), "--feedback", "explicit"]) == 0
    capsys.readouterr()
    assert complaint("train", shop, "--objective", objective)[0] == 4
    assert run(["models", str(shop), "--json"]) == 0


def test_the_wrong_order_is_told(shop, complaint, capsys, tmp_path):
    assert complaint("similar", shop, "i1")[0] == 5
    assert complaint("recommend", shop, "--user", "u1")[0] == 5
    assert complaint("heatmap", shop, "--out", tmp_path / "x.png")[0] == 5
    (tmp_path / "catalogue.csv").write_text("item_id,title\ni1,Tea\n")
    empty = tmp_path / "empty.recdesk"
    assert run(["import", str(empty), str(tmp_path / "catalogue.csv"), "--role", "catalogue"]) == 0
    capsys.readouterr()
    assert complaint("train", empty)[0] == 5


def test_an_unknown_product_is_told_with_the_nearest(shop, complaint, capsys):
    assert run(["train", str(shop), "--factors", "2", "--iterations", "3", "--objective", "ranking"]) == 0
    capsys.readouterr()
    status, sentence = complaint("similar", shop, "I1O")
    assert status == 6
    assert "i10" in sentence


def test_a_file_that_is_no_workspace(complaint, tmp_path):
    impostor = tmp_path / "letter.recdesk"
    impostor.write_text("Dear Sir or Madam")
    before = hashlib.sha256(impostor.read_bytes()).digest()
    assert complaint("models", impostor)[0] == 5
    (tmp_path / "good.csv").write_text(GOOD)
    assert complaint("import", impostor, tmp_path / "good.csv")[0] == 5
    assert hashlib.sha256(impostor.read_bytes()).digest() == before


def test_a_shop_that_is_open_elsewhere(shop, complaint):
    holder = (
        "import sys\nfrom recdesk.engine import Workspace\n"
        "with Workspace.open(sys.argv[1]):\n    print('open', flush=True)\n    sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", holder, shop], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout.readline() == "open\n"
        status, sentence = complaint("models", shop)
        assert status == 5
        assert "shop.recdesk" in sentence
        other.communicate("")
    assert run(["models", str(shop)]) == 0


@pytest.mark.skipif(os.name == "nt", reason="file sizes cannot be limited here")
def test_a_full_disk_changes_nothing(shop, before, tmp_path):
    file = tmp_path / "big.csv"
    chance = random.Random(0)
    with file.open("w") as out:
        out.write("user,item,rating\n")
        out.writelines(f"{chance.random()},{chance.random()},{n % 5 + 1}\n" for n in range(100_000))

    def small_disk():
        import resource  # not on Windows

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # writing on fails as on a full disk, with an error
        resource.setrlimit(resource.RLIMIT_FSIZE, (2_000_000, 2_000_000))

    command = [sys.executable, "-m", "recdesk", "import", shop, file]
    ended = subprocess.run(command, capture_output=True, text=True, preexec_fn=small_disk)
    assert ended.returncode == 3, ended.stderr
    assert len(ended.stderr.strip().splitlines()) == 1
    assert content(shop) == before


def open_files(process):
    """The files that a process has open."""
    return [link.resolve() for link in Path(f"/proc/{process}/fd").iterdir()]


@pytest.mark.skipif(not Path("/proc").exists(), reason="cannot be seen here when the import has begun")
def test_ctrl_c_changes_nothing(shop, before, tmp_path):
    file = tmp_path / "big.csv"
    rows = "".join(f"u{n % 99_991},i{n % 7919},{n % 5 + 1}\n" for n in range(100_000))
    file.write_text("user,item,rating\n" + 20 * rows)
    command = [sys.executable, "-m", "recdesk", "import", shop, file]
    for delay in (0.1, 0.5):
        importing = subprocess.Popen(
            command,
            stderr=subprocess.PIPE,
            text=True,
            # Whoever runs the tests in the background has Ctrl+C ignored, and children inherit that.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )
        while shop not in open_files(importing.pid):
            assert importing.poll() is None
            time.sleep(0.02)
        time.sleep(delay)
        importing.send_signal(signal.SIGINT)
        _, told = importing.communicate(timeout=20)
        assert importing.returncode == 130, told
        assert told.strip() == "Interrupted; the shop is as it was."
    assert content(shop) == before
