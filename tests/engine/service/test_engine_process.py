"""The engine process does the work, can be stopped at any moment, and comes back on the same workspace."""

import contextlib
import os
import random
import signal
import sys
import threading
import time
from dataclasses import asdict
from pathlib import Path

import numpy as np
import pytest

from recdesk.engine.errors import EngineError, FileError, WorkspaceError
from recdesk.engine.factorization.model import FactorModel
from recdesk.engine.factorization.options import TrainingOptions
from recdesk.engine.incidence import Incidence
from recdesk.engine.progress import Cancelled
from recdesk.engine.service.client import EngineClient
from recdesk.engine.workspace import Workspace

# Without a holdout nothing ends it early.
LONG = asdict(TrainingOptions(objective="ranking", factors=8, iterations=10_000, holdout=0.0))


@pytest.fixture(scope="module")
def purchases(tmp_path_factory):
    """A file with 3,000 purchases."""
    path = tmp_path_factory.mktemp("data") / "purchases.csv"
    chance = random.Random(1)
    pairs = {(chance.randrange(200), int(chance.paretovariate(0.7)) % 60) for _ in range(3000)}
    path.write_text("user,item,quantity\n" + "".join(f"u{u},i{i},1\n" for u, i in sorted(pairs)))
    return path


@pytest.fixture(scope="module")
def long_file(tmp_path_factory):
    """A file that takes a while to read."""
    path = tmp_path_factory.mktemp("data") / "long.csv"
    rows = "".join(f"v{n % 9_973},j{n % 4_999},{n % 5 + 1}\n" for n in range(250_000))
    path.write_text("user,item,quantity\n" + 6 * rows)
    return path


@pytest.fixture(scope="module")
def client():
    client = EngineClient()
    yield client
    client.close()


@pytest.fixture
def shop(client, purchases, tmp_path):
    """A workspace with the purchases, open in the engine process."""
    path = tmp_path / "shop.recdesk"
    client.call("create", {"path": str(path)})
    client.call("import_file", {"path": str(purchases), "settings": {}})
    yield path
    client.call("leave")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a process has one priority")
def test_every_thread_comes_after_the_window(monkeypatch, tmp_path):
    monkeypatch.setenv(
        "OPENBLAS_NUM_THREADS", "2"
    )  # BLAS has a thread of its own then, made before all others
    with contextlib.closing(EngineClient()) as client:
        client.call("create", {"path": str(tmp_path / "shop.recdesk")})
        threads = [int(task.name) for task in Path(f"/proc/{client.pid}/task").iterdir()]
        assert min(os.getpriority(os.PRIO_PROCESS, one) for one in threads) >= os.nice(0) + 10


def train(client, options=LONG, progress=None):
    return client.call("train", {"options": options}, *([progress] if progress else []))


def during_training(client, act):
    """Trains, and calls `act` on another thread after the first sweeps."""
    return during(client, act, "sweep", "train", {"options": LONG})


def during(client, act, awaited, command, params):
    reported = threading.Event()
    actor = threading.Thread(target=lambda: (reported.wait(), act()))
    actor.start()

    def progress(stage, done, total, /, **figures):
        if stage == awaited and done >= 2:
            reported.set()

    try:
        return client.call(command, params, progress)
    finally:
        reported.set()
        actor.join()


def test_the_shop_arrives_as_the_engine_holds_it(client, shop):
    parts = client.call("shop")
    incidence = Incidence.from_parts(parts.under("incidence"))
    client.call("leave")
    with Workspace.open(shop) as workspace:
        expected = Incidence.of(workspace.interactions())
    np.testing.assert_array_equal(incidence.items, expected.items)
    np.testing.assert_array_equal(incidence.users, expected.users)
    client.call("open", {"path": str(shop)})


def test_a_trained_model_arrives_and_is_kept(client, shop):
    seen = []
    options = asdict(TrainingOptions(objective="ranking", factors=8, iterations=3))
    parts = train(client, options, lambda stage, done, total, /, **figures: seen.append((stage, done, total)))
    model = FactorModel.from_parts(parts)
    assert ("sweep", 3, 3) in seen
    again = FactorModel.from_parts(client.call("model", {"name": model.name}))
    np.testing.assert_array_equal(model.item_factors, again.item_factors)


def test_errors_arrive_with_their_type(client, shop, tmp_path):
    with pytest.raises(WorkspaceError, match="not_a_workspace"):
        client.call("open", {"path": str(tmp_path)})
    with pytest.raises(FileError):
        client.call("import_file", {"path": str(tmp_path / "none.csv"), "settings": {}})
    with pytest.raises(WorkspaceError, match="workspace_missing"):
        client.call("open", {"path": str(tmp_path / "none.recdesk")})
    assert client.call("shop").header["facts"]["summary"]["users"] == 200  # the shop is still open


def test_work_before_a_workspace_is_open_is_refused(client):
    with pytest.raises(WorkspaceError, match="no_workspace"):
        client.call("shop")


def test_cancel_stops_a_training_and_keeps_nothing(client, shop):
    times = {}

    def cancel():
        times["asked"] = time.monotonic()
        client.cancel()

    before = client.pid
    with pytest.raises(Cancelled):
        during_training(client, cancel)
    assert time.monotonic() - times["asked"] < 1.0
    assert client.pid == before  # it stopped by itself
    assert client.call("models").header["models"] == []


def test_progress_can_cancel(client, shop):
    def progress(stage, done, total, /, **figures):
        raise Cancelled

    with pytest.raises(Cancelled):
        train(client, progress=progress)
    assert client.call("models").header["models"] == []


def test_a_killed_engine_is_told_and_comes_back(client, shop):
    with pytest.raises(EngineError, match="engine_died"):
        during_training(client, lambda: os.kill(client.pid, signal.SIGKILL))
    facts = client.call("shop").header["facts"]
    assert facts["summary"]["users"] == 200
    assert facts["models"] == []


def test_an_engine_killed_while_idle_is_seen_and_comes_back(client, shop):
    client.call("shop")
    assert not client.died
    os.kill(client.pid, signal.SIGKILL)
    time.sleep(0.3)
    assert client.died
    assert client.call("shop").header["facts"]["summary"]["users"] == 200


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="processes cannot be stopped here")
def test_cancel_ends_an_engine_that_hangs(client, shop):
    hung = client.pid

    def hang_and_cancel():
        os.kill(hung, signal.SIGSTOP)
        client.cancel()

    with pytest.raises(Cancelled):
        during_training(client, hang_and_cancel)  # which surely still runs then; a file is read too soon
    assert client.pid != hung
    assert client.call("shop").header["facts"]["summary"]["users"] == 200


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="processes cannot be stopped here")
def test_an_engine_that_hangs_is_told_and_may_go_on(client, shop, monkeypatch):
    monkeypatch.setattr("recdesk.engine.service.client.SILENCE", 3.0)  # above the time between heartbeats
    told, hung = threading.Event(), client.pid

    def hang_for_a_while():
        os.kill(hung, signal.SIGSTOP)
        assert told.wait(30)
        os.kill(hung, signal.SIGCONT)
        client.cancel()

    def progress(stage, done, total, /, **figures):
        if stage == "silent":
            told.set()

    actor = threading.Timer(1.0, hang_for_a_while)
    actor.start()
    with pytest.raises(Cancelled):
        train(client, progress=progress)
    actor.join()
    assert told.is_set()


def test_a_long_call_without_progress_is_not_taken_for_dead(client, shop, monkeypatch):
    monkeypatch.setattr("recdesk.engine.service.client.SILENCE", 3.0)
    stages = []
    seconds = threading.Timer(5.0, client.cancel)
    seconds.start()
    with pytest.raises(Cancelled):
        train(client, progress=lambda stage, done, total, /, **figures: stages.append(stage))
    assert "silent" not in stages


def test_close_ends_the_process(purchases):
    client = EngineClient()
    with pytest.raises(FileError):
        client.call("preview", {"path": os.devnull, "settings": {}})
    pid = client.pid
    client.close()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_an_import_is_undone(client, shop, purchases):
    before = client.call("shop").header["facts"]
    more = purchases.with_name("more.csv")
    more.write_text("user,item,quantity\nnew,i1,1\n")
    client.call("import_file", {"path": str(more), "settings": {}})
    assert client.call("shop").header["facts"]["undoable"] == 2
    assert client.call("undo_import").header["import_id"] == 2
    assert client.call("shop").header["facts"] == {**before, "undoable": None}


@pytest.mark.parametrize("stage", ["reading", "checking", "saving"])
def test_cancel_stops_an_import_at_any_stage_without_ending_the_engine(client, shop, long_file, stage):
    before, facts = client.pid, client.call("shop").header
    heard = set()

    def progress(at, done, total, /, **figures):
        heard.add(at)
        if at == stage:
            raise Cancelled

    try:
        client.call("import_file", {"path": str(long_file), "settings": {"replace": True}}, progress)
    except Cancelled:
        assert client.call("shop").header == facts
    else:
        # A quick machine may be through before it has heard of the cancel.
        assert stage != "reading"
    assert client.pid == before
