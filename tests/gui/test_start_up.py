"""The window opens at once: what takes long to import stays in the engine process."""

import subprocess
import sys
from pathlib import Path

HEAVY = ("tensorflow", "keras", "duckdb", "pandas", "scipy", "pypinyin", "pyqtgraph")

OPEN_AND_CLOSE = f"""
import sys
from PySide6.QtCore import QTimer
from recdesk.gui.app import build

if __name__ == "__main__":
    app, window = build([])
    window.show()
    QTimer.singleShot(500, window.close)
    app.exec()
    print([name for name in {HEAVY} if name in sys.modules])
"""


def test_the_window_process_imports_nothing_heavy(tmp_path: Path) -> None:
    script = tmp_path / "open_and_close.py"  # a file, since the engine process is spawned from it
    script.write_text(OPEN_AND_CLOSE)
    ended = subprocess.run([sys.executable, script], capture_output=True, text=True, timeout=60)
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.strip() == "[]"
    assert ended.stderr == ""


def test_imports_are_not_read_for_features_of_pyside() -> None:
    what = "import builtins, recdesk.gui.app; print(builtins.__import__.__name__)"
    ended = subprocess.run([sys.executable, "-c", what], capture_output=True, text=True, timeout=60)
    assert ended.stdout.strip() == "__import__", ended.stderr
