"""Jobs: work that the engine process does while the window stays free."""
