"""A shop that is handed on must not give away who bought what, not in a single byte of its file."""

import hashlib
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from recdesk.engine.errors import DataError, FileError
from recdesk.engine.importing import ImportSettings, pseudonyms
from recdesk.engine.progress import Cancelled
from recdesk.engine.workspace import Workspace

IDS = [f"shopper-{n:04}@example.com" for n in range(300)]


@pytest.fixture
def key(tmp_path: Path) -> Path:
    return tmp_path / "key"


@pytest.fixture
def private(key: Path) -> ImportSettings:
    return ImportSettings(pseudonymise=True, key_file=str(key))


def purchases(name: str = "qty") -> str:
    rows = "".join(f"{user},i{n % 17},{n % 3},{user}\n" for n, user in enumerate(IDS))
    broken = f"{IDS[0]}\n{IDS[1]},i,1,2,3,4\n{IDS[2]},,1,{IDS[2]}\n" + f'{IDS[3]},i,"a"b,{IDS[3]}\n'
    return f"user,item,{name},email\n" + rows + broken + f"Total,,{IDS[4]},\n"


def test_no_byte_of_the_file_tells_an_id(
    tmp_path: Path, written: Callable[..., Path], private: ImportSettings
) -> None:
    path = tmp_path / "handed on.recdesk"
    with Workspace.create(path) as shop:
        report = shop.import_file(written(purchases(), "1.csv"), private)
        assert report.rows_read == report.rows_accepted + report.rows_rejected + report.rows_merged == 305
        rejects = shop.rejects(report.import_id)
        assert {one.reason for one in rejects} == {
            *("zero_value", "too_few_columns", "too_many_columns", "missing_item", "bad_quotes", "totals_row")
        }
        assert rejects[0].raw == "***,i0,0,***"
        shop.import_file(written(purchases("count"), "2.csv"), private)
        shop.undo_import()
        shop.write_rejects(report.import_id, tmp_path / "rejects.csv")
        for file in (path, path.with_name(f"{path.name}.wal"), tmp_path / "rejects.csv"):
            content = file.read_bytes() if file.exists() else b""
            assert b"shopper-" not in content
            assert b"example.com" not in content
    content = path.read_bytes()
    assert b"i16" in content
    assert not any(user.encode() in content for user in IDS)
    assert (tmp_path / "key").read_bytes() not in content


def test_pseudonyms_are_keyed_hashes(
    shop: Workspace, written: Callable[..., Path], key: Path, private: ImportSettings
) -> None:
    shop.import_file(written("user,item\n007,i\n用户,i\n"), private)
    secret = key.read_bytes()
    expected = [
        hashlib.blake2b(one.encode(), key=secret, digest_size=16).hexdigest() for one in ("007", "用户")
    ]
    assert list(shop.interactions().user_ids) == expected
    assert shop.user_code(pseudonyms.pseudonym(secret, "用户")) == 1


def test_later_files_keep_the_shoppers_apart_and_together(
    shop: Workspace, written: Callable[..., Path], key: Path, private: ImportSettings
) -> None:
    shop.import_file(written("user,item\nann,i\nbob,i\n", "1.csv"), private)
    # Who forgets to ask for pseudonyms gets them all the same.
    shop.import_file(written("user,item\nbob,j\ncid,j\n", "2.csv"), ImportSettings(key_file=str(key)))
    assert shop.interactions().user.tolist() == [0, 1, 1, 2]
    shop.import_file(written("user,item\nbob,j\n", "3.csv"), ImportSettings(key_file=str(key), replace=True))
    assert list(shop.interactions().user_ids) == [pseudonyms.pseudonym(key.read_bytes(), "bob")]


def test_another_key_is_refused(
    shop: Workspace, written: Callable[..., Path], tmp_path: Path, private: ImportSettings
) -> None:
    shop.import_file(written("user,item\nann,i\n", "1.csv"), private)
    other = tmp_path / "other"
    other.write_bytes(b"x" * 32)
    more = written("user,item\nbob,i\n", "2.csv")
    with pytest.raises(DataError, match="wrong_key"):
        shop.import_file(more, ImportSettings(key_file=str(other)))
    with pytest.raises(FileError, match="key_missing"):
        shop.import_file(more, ImportSettings(key_file=str(tmp_path / "gone")))
    assert not (tmp_path / "gone").exists()
    assert shop.summary().users == 1


def test_a_shop_with_plain_ids_stays_one(
    shop: Workspace, written: Callable[..., Path], private: ImportSettings
) -> None:
    shop.import_file(written("user,item\nann,i\n", "1.csv"))
    shop.undo_import()
    # What was undone or replaced can still stand in the file.
    for replace in (False, True):
        asked = ImportSettings(pseudonymise=True, key_file=private.key_file, replace=replace)
        with pytest.raises(DataError, match="shop_has_plain_ids"):
            shop.import_file(written("user,item\nbob,i\n", "2.csv"), asked)


def test_an_undone_first_import_leaves_the_choice_of_key(
    shop: Workspace, written: Callable[..., Path], tmp_path: Path, private: ImportSettings
) -> None:
    path = written("user,item\nann,i\n")
    shop.import_file(path, private)
    shop.undo_import()
    shop.import_file(path, ImportSettings(pseudonymise=True, key_file=str(tmp_path / "second")))
    assert (tmp_path / "second").exists()


def test_cancelling_changes_nothing(
    shop: Workspace, written: Callable[..., Path], private: ImportSettings, everything: Callable[..., Any]
) -> None:
    def cancel(stage: str, _done: int, _total: int, /, **_: float) -> None:
        if stage == "pseudonymising":
            raise Cancelled

    before = everything(shop)
    path = written("user,item\nann,i\n")
    with pytest.raises(Cancelled):
        shop.import_file(path, private, cancel)
    assert everything(shop) == before
    assert shop.import_file(path, private).rows_accepted == 1


def test_a_catalogue_needs_no_key(
    shop: Workspace, written: Callable[..., Path], key: Path, private: ImportSettings
) -> None:
    shop.import_file(written("item,title\ni,Tea\n,Nothing\n"), private)
    assert not key.exists()
    assert shop.rejects(1)[0].raw == ",Nothing"


def test_the_key_is_the_users_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pseudonyms, "user_data", lambda: tmp_path)
    path = pseudonyms.default_key_file()
    made = pseudonyms.create_key(path)
    assert (path.name, len(made), pseudonyms.read_key(path)) == ("pseudonym.key", 32, made)
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    (tmp_path / "short").write_bytes(b"secret")
    with pytest.raises(FileError, match="key_too_short"):
        pseudonyms.read_key(tmp_path / "short")
    with pytest.raises(FileError, match="folder_missing"):
        pseudonyms.create_key(tmp_path / "none" / "key")
    assert made.hex() not in pseudonyms.key_fingerprint(made)
