"""What a purchase or a rating counts."""

import numpy as np
import pytest

from recdesk.engine.factorization.weighting import Weighting
from recdesk.engine.interactions import Feedback, Interactions


def of(values: list[float], feedback: Feedback) -> list[float]:
    codes, ids = np.arange(len(values), dtype=np.int32), [str(n) for n in range(len(values))]
    data = Interactions(codes, codes, np.array(values, np.float32), None, ids, ids, feedback)
    return Weighting.of(data).weights(data.value).tolist()


def test_more_pieces_count_more_but_a_typing_error_does_not_rule() -> None:
    one, _, two, million = of([1, 1, 2, 1e6], "implicit")
    assert one < two < million < 10 * one


def test_a_better_rating_counts_more_and_the_worst_one_a_tenth_of_the_best() -> None:
    assert of([1, 3, 5], "explicit") == pytest.approx([2 / 11, 1, 20 / 11])
    assert of([-10, 10], "explicit") == pytest.approx([2 / 11, 20 / 11])


@pytest.mark.parametrize("feedback", ["explicit", "implicit"])
def test_weights_are_one_on_average_and_all_one_for_equal_values(feedback: Feedback) -> None:
    assert np.mean(of([1, 2, 3, 50], feedback)) == pytest.approx(1)
    assert of([4, 4, 4], feedback) == [1, 1, 1]
