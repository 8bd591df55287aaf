"""The window: PySide6 and pyqtgraph on top of the engine, never the other way.

PySide6 replaces Python's import by its own, which reads the source of each module imported from then on, to
see whether it may switch PySide's features on (`from __feature__ import ...`). That took a twelfth of the
time that the window takes to start, and stalled it later. Nothing here has such features, so Python's own
import comes back.
"""

import builtins
from importlib import import_module

_import = builtins.__import__
import_module("PySide6.QtCore")
builtins.__import__ = _import
