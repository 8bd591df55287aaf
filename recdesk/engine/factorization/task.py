"""One training: what is learned from, what is measured on, and who hears of it."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from recdesk.engine.factorization.checkpoints import Checkpoints
from recdesk.engine.factorization.options import TrainingOptions
from recdesk.engine.interactions import Interactions
from recdesk.engine.progress import Progress
from recdesk.engine.tensors import Device

SECONDS_BETWEEN_CHECKS = 0.05


@dataclass(frozen=True, eq=False)
class Task:
    """What both objectives are given.

    Attributes:
        train: interactions to learn from.
        held_out: interactions to measure on; may be empty.
        options: with the defaults filled in.
        device: where to compute.
        progress: hears of each sweep.
        checkpoints: what to go on from, and who keeps the states.
    """

    train: Interactions
    held_out: Interactions
    options: TrainingOptions
    device: Device
    progress: Progress
    checkpoints: Checkpoints

    @property
    def factors(self) -> int:
        if self.options.factors is None:
            raise ValueError("options of a running training have factors filled in")
        return self.options.factors

    @property
    def iterations(self) -> int:
        if self.options.iterations is None:
            raise ValueError("options of a running training have iterations filled in")
        return self.options.iterations

    def check(self, done: Callable[[], int]) -> Callable[[], None]:
        """A function to call often; it asks `progress`, now and then, whether to go on.

        Args:
            done: gives the number of finished sweeps.
        """
        last = time.monotonic()

        def check() -> None:
            nonlocal last
            now = time.monotonic()
            if now - last >= SECONDS_BETWEEN_CHECKS:
                last = now
                self.progress("sweep", done(), self.iterations)

        return check
