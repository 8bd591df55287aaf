"""Which interactions are kept from training to measure on."""

import numpy as np
import numpy.typing as npt


def random_holdout(size: int, share: float, seed: int) -> npt.NDArray[np.bool_]:
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
