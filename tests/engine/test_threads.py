"""Work that is split among threads comes to what it would come to in one."""

import pytest

from recdesk.engine import threads


def test_results_come_in_the_order_of_the_jobs_and_an_error_is_raised() -> None:
    assert list(threads.mapped(lambda job: job * job, range(50))) == [job * job for job in range(50)]

    def broken(job: int) -> int:
        if job == 20:
            raise ValueError("twenty")
        return job

    with pytest.raises(ValueError, match="twenty"):
        list(threads.mapped(broken, range(50)))
