"""Pages, dock, delegates and dialogs; no engine logic."""
