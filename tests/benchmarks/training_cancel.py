"""Cancels a training through the engine process at times spread over its stages: how long until it stops?

    python tests/benchmarks/training_cancel.py --rows 10000000 --cancels 12

"stopped" is the time from the request to the moment at which the caller has control again. It also tells
whether the process had to be killed, and how soon the first progress was heard. No model may be kept.
"""

import argparse
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

from import_speed import write_table

from recdesk.engine import Workspace
from recdesk.engine.progress import Cancelled
from recdesk.engine.service.client import EngineClient

LIMIT = 0.5


def cancelled(client: EngineClient, options: dict[str, Any], after: float) -> tuple[str, float, float] | None:
    """The stage that was cancelled, the seconds until it stopped, and those until the first progress.

    None where the training was through before.
    """
    stage, first, asked = "starting", 0.0, 0.0
    begun = time.perf_counter()

    def progress(at: str, _done: int, _total: int, /, **_: float) -> None:
        nonlocal stage, first
        stage, first = at, first or time.perf_counter() - begun

    def cancel() -> None:
        nonlocal asked
        asked = time.perf_counter()
        client.cancel()

    timer = threading.Timer(after, cancel)
    timer.start()
    try:
        client.call("train", {"options": options}, progress)
    except Cancelled:
        return stage, time.perf_counter() - asked, first
    timer.cancel()
    return None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--cancels", type=int, default=12)
    parser.add_argument("--objective", choices=["ranking", "ratings"], default="ranking")
    arguments = parser.parse_args()
    options = {"objective": arguments.objective, "iterations": 3, "device": "cpu"}
    with tempfile.TemporaryDirectory() as folder:
        shop, path = Path(folder) / "shop.recdesk", Path(folder) / "rows.csv"
        write_table(path, arguments.rows)
        with Workspace.create(shop) as workspace:
            workspace.import_file(path)
        client = EngineClient()
        client.call("open", {"path": str(shop)})
        begun = time.perf_counter()
        client.call("train", {"options": options})
        whole = time.perf_counter() - begun
        print(f"{arguments.rows:,} rows: {whole:.1f} s when not cancelled", flush=True)
        slow = 0
        for number in range(arguments.cancels):
            process = client.pid
            models = client.call("models").header["models"]
            found = cancelled(client, options, whole * (number + 0.5) / arguments.cancels)
            if found is None:
                print("through before it was cancelled")
                continue
            stage, stopped, first = found
            slow += stopped > LIMIT
            killed = "" if client.pid == process else ", killed"
            print(
                f"{stage:12} stopped after {stopped:5.2f} s{killed}; progress after {first:.2f} s", flush=True
            )
            assert client.call("models").header["models"] == models, "a model was kept"
        client.close()
    print(f"{slow} of {arguments.cancels} took longer than {LIMIT} s")


if __name__ == "__main__":
    main()
