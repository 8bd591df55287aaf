"""How long the window takes from the start of Python to its first painted picture.

    python tests/benchmarks/start_up.py [--rounds N]

Prints each round in seconds and last a line `median start-up N s`. The first round, which fills the file
cache, does not count.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SCRIPT = """
if __name__ == "__main__":
    from PySide6.QtCore import QTimer
    from recdesk.gui.app import build

    app, window = build([])
    window.show()
    app.processEvents()
    window.grab()
    print("painted", flush=True)
    QTimer.singleShot(0, window.close)
    app.exec()
"""


def start_up(script: Path) -> float:
    """Seconds from spawning Python to the painted window."""
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    begun = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, script], stdout=subprocess.PIPE, text=True, env=environment
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == "painted"
        return time.perf_counter() - begun


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "start.py"  # a file, since the engine process is spawned from it
        script.write_text(SCRIPT)
        start_up(script)
        times = [start_up(script) for _ in range(rounds)]
    print(*(f"{seconds:.2f} s" for seconds in times))
    print(f"median start-up {statistics.median(times):.2f} s")


if __name__ == "__main__":
    main()
