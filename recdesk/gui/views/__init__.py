"""Pages, dock, painters and dialogs; no engine logic."""
