"""The window: PySide6 and pyqtgraph on top of the engine, never the other way."""
