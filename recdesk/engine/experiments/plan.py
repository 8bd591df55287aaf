"""How an evaluation splits the data, checked before it starts."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
import numpy.typing as npt

from recdesk.engine.errors import OptionError
from recdesk.engine.evaluation import random_folds, random_holdout, time_holdout, user_holdout
from recdesk.engine.interactions import Interactions

Split = Literal["random", "user", "time"]
MOST_FOLDS = 20


@dataclass(frozen=True)
class EvaluationPlan:
    """What is held out.

    Attributes:
        split: "random" over all interactions, "user" the same share of each user's, "time" what came last.
        folds: how often; with more than one, each interaction is held out once (random only).
        holdout: share to hold out where there is one fold.
        seed: of the split.

    Raises:
        OptionError: on construction, for a value that is none of these.
    """

    split: Split = "random"
    folds: int = 1
    holdout: float = 0.2
    seed: int = 0

    def __post_init__(self) -> None:
        if self.split not in get_args(Split):
            raise OptionError(
                "option_not_a_choice", option="split", value=self.split, choices=list(get_args(Split))
            )
        for name, value, low, high in (
            ("folds", self.folds, 1, MOST_FOLDS),
            ("holdout", self.holdout, 0.01, 0.9),
        ):
            if not low <= value <= high:
                raise OptionError("option_out_of_range", option=name, value=value, low=low, high=high)
        if self.folds > 1 and self.split != "random":
            raise OptionError("folds_need_random_split", split=self.split)

    def masks(self, interactions: Interactions) -> Iterator[npt.NDArray[np.bool_]]:
        """bool[n] for each fold, True where held out.

        Raises:
            DataError: "no_times" where a split by time is asked for and there are none.
        """
        if self.folds > 1:
            yield from random_folds(len(interactions), self.folds, self.seed)
        elif self.split == "random":
            yield random_holdout(len(interactions), self.holdout, self.seed)
        elif self.split == "user":
            yield user_holdout(interactions, self.holdout, self.seed)
        else:
            yield time_holdout(interactions, self.holdout)
