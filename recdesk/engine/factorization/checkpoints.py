"""Checkpoints: the state of a long training, kept now and then, so that it can go on after a crash."""

import time
from collections.abc import Callable

from recdesk.engine.parts import Parts

SECONDS_BETWEEN = 30.0
"""What a crash costs at most, beside the sweep that was going on."""


class Checkpoints:
    """Where a training begins, and who keeps its states.

    Attributes:
        start: the state to go on from, None to begin anew.
    """

    def __init__(
        self,
        keep: Callable[[Parts], None] | None = None,
        start: Parts | None = None,
        seconds_between: float | None = None,
    ) -> None:
        """Asks for a state every `seconds_between` (or `SECONDS_BETWEEN`) seconds, and gives it to `keep`."""
        self.start = start
        self._keep = keep
        self._seconds_between = SECONDS_BETWEEN if seconds_between is None else seconds_between
        self._last = time.monotonic()

    def offer(self, state: Callable[[], Parts]) -> None:
        """Called after each sweep; `state` makes what `start` is another time."""
        if self._keep is None or time.monotonic() - self._last < self._seconds_between:
            return
        self._keep(state())
        self._last = time.monotonic()
