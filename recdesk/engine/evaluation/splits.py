"""Which interactions are kept from training to measure on."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from recdesk.engine.errors import DataError
from recdesk.engine.interactions import Interactions

Mask = npt.NDArray[np.bool_]


def random_holdout(size: int, share: float, seed: int) -> Mask:
    """Chooses interactions at random, each as likely as any other.

    Args:
        size: number of interactions.
        share: 0..1, of them to hold out; rounded to whole interactions.
        seed: the same seed chooses the same ones.

    Returns:
        bool[size], True where held out.
    """
    held_out = np.zeros(size, bool)
    held_out[np.random.default_rng(seed).permutation(size)[: round(size * share)]] = True
    return held_out


def user_holdout(interactions: Interactions, share: float, seed: int) -> Mask:
    """Chooses the same share of each user's interactions at random.

    Who has a single one keeps it, so that everybody measured is known to the model.

    Args:
        interactions: all of them.
        share: 0..1, of each user's to hold out; rounded to whole interactions.
        seed: the same seed chooses the same ones.

    Returns:
        bool[n], True where held out.
    """
    order = np.lexsort((np.random.default_rng(seed).random(len(interactions)), interactions.user))
    counts = np.bincount(interactions.user, minlength=interactions.users)
    starts = np.cumsum(counts) - counts
    user = interactions.user[order]
    place = np.arange(len(order)) - starts[user]
    wanted = np.minimum(np.rint(counts * share).astype(np.int64), np.maximum(counts - 1, 0))
    held_out = np.zeros(len(interactions), bool)
    held_out[order] = place < wanted[user]
    return held_out


def time_holdout(interactions: Interactions, share: float) -> Mask:
    """Holds out what came last: the future is to be foretold from the past.

    Interactions at the moment of the cut stay together, in training.

    Args:
        interactions: all of them, with times.
        share: 0..1, of all of them to hold out at most.

    Returns:
        bool[n], True where held out.

    Raises:
        DataError: "no_times".
    """
    if interactions.time is None:
        raise DataError("no_times")
    size = len(interactions)
    wanted = round(size * share)
    if not wanted:
        return np.zeros(size, bool)
    last_in_training = np.partition(interactions.time, size - wanted - 1)[size - wanted - 1]
    return interactions.time > last_in_training


def random_folds(size: int, count: int, seed: int) -> Iterator[Mask]:
    """Splits at random into `count` parts of equal size, give or take one, and holds out each in turn.

    Yields:
        bool[size], True where held out; every interaction is held out once.
    """
    part = np.empty(size, np.int64)
    part[np.random.default_rng(seed).permutation(size)] = np.arange(size) % count
    for number in range(count):
        yield part == number
