"""Degree batching must neither lose nor double an interaction, whatever the shape of the data."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recdesk.engine.factorization import batches
from recdesk.engine.factorization.batches import Side, padded_lengths
from recdesk.engine.tensors import Device

CPU = Device("CPU", "/CPU:0")


def test_padded_lengths() -> None:
    degrees = np.array([0, 1, 2, 3, 5, 9, 15, 16, 17, 18, 19, 31, 33, 64, 65, 1000, 1025], np.int64)
    expected = [0, 1, 2, 3, 5, 9, 15, 16, 18, 18, 20, 32, 36, 64, 72, 1024, 1152]
    assert padded_lengths(degrees).tolist() == expected


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**6), st.integers(0, 300), st.sampled_from([1, 4, 64]))
def test_every_observation_is_in_exactly_one_place(seed: int, size: int, unknowns: int) -> None:
    random = np.random.default_rng(seed)
    rows = np.minimum(random.geometric(0.2, size) - 1, 39).astype(np.int32)
    columns = random.integers(0, 9, size).astype(np.int32)
    targets = random.random(size).astype(np.float32)
    side = Side.of(rows, columns, targets, np.full(size, 4, np.float32), 40, unknowns, CPU)
    found: list[tuple[int, int, float]] = []
    for batch in side.batches:
        real = batch.roots.numpy() == 2
        row = np.broadcast_to(batch.rows.numpy()[:, None], real.shape)
        found += zip(row[real], batch.columns.numpy()[real], batch.targets.numpy()[real], strict=True)
        assert not batch.roots.numpy()[~real].any()
        assert batch.dual == (real.shape[1] < unknowns)
    assert sorted(found) == sorted(zip(rows, columns, targets, strict=True))
    in_order = np.concatenate([[], *(batch.rows.numpy() for batch in side.batches)])
    assert (
        in_order.tolist() == side.rows.numpy().tolist() == sorted(set(in_order), key=in_order.tolist().index)
    )


def test_batches_stay_within_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "ELEMENTS", {"CPU": 1000})
    rows = np.repeat(np.arange(100, dtype=np.int32), 8)
    side = Side.of(
        rows, np.tile(np.arange(8, dtype=np.int32), 100), *np.ones((2, 800), np.float32), 100, 4, CPU
    )
    assert max(np.prod(batch.columns.shape) * 4 for batch in side.batches) <= 1000
    assert len(side.batches) == 4
