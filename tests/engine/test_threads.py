"""Work that is split among threads comes to what it would come to in one."""

import numpy as np
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


@pytest.mark.parametrize("count", [0, 1, 2, 3, 1001])
def test_shares_are_all_of_it_once(count: int) -> None:
    done = np.zeros(count, int)

    def work(part: slice) -> None:
        assert part.stop <= count
        done[part] += 1

    threads.in_shares(work, count)
    assert (done == 1).all()


def test_an_error_in_any_share_is_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threads, "spare_cores", lambda: 3)
    for wanted in range(3):

        def work(part: slice, wanted: int = wanted) -> None:
            if part.start == 10 * wanted:
                raise ValueError(str(wanted))

        with pytest.raises(ValueError, match=str(wanted)):
            threads.in_shares(work, 30)
