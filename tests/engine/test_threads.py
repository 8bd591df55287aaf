"""Work that is split among threads comes to what it would come to in one."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recdesk.engine import threads


@given(count=st.integers(1, 70), width=st.integers(1, 9), at_a_time=st.integers(1, 200))
def test_split_products_are_those_of_the_whole(count: int, width: int, at_a_time: int) -> None:
    # Whole numbers, so that the order in which they are added up does not matter.
    rng = np.random.default_rng(count)
    matrix = rng.integers(-9, 9, (count, width)).astype(np.float32)
    vector = rng.integers(-9, 9, width).astype(np.float32)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(threads, "_LARGE", 0)
        patch.setattr(threads, "_ROWS", at_a_time)
        found = threads.products(matrix, vector)
    assert found.dtype == np.float32
    assert found.tolist() == (matrix.astype(np.int64) @ vector.astype(np.int64)).tolist()


def test_results_come_in_the_order_of_the_jobs_and_an_error_is_raised() -> None:
    assert list(threads.mapped(lambda job: job * job, range(50))) == [job * job for job in range(50)]

    def broken(job: int) -> int:
        if job == 20:
            raise ValueError("twenty")
        return job

    with pytest.raises(ValueError, match="twenty"):
        list(threads.mapped(broken, range(50)))
