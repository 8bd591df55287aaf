"""Of all pairs of products the best must be among the candidates, whatever the guess and the ties."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recdesk.engine.similarity import all_pairs
from recdesk.engine.similarity.all_pairs import PairScores, best_partners


@pytest.fixture(params=[{}, {"TILE_ROWS": 4, "TILE_COLUMNS": 16}])
def sizes(request, monkeypatch):
    for name, size in request.param.items():
        monkeypatch.setattr(all_pairs, name, size)


@pytest.fixture
def banded(monkeypatch):
    for name, size in {"TILE_ROWS": 4, "TILE_COLUMNS": 16, "LARGEST": 20, "BAND": 32}.items():
        monkeypatch.setattr(all_pairs, name, size)


def candidates(scores, wanted, **options):
    """Sets of candidates by product, after checking that every product comes once."""
    found = {}
    for block in best_partners(scores, wanted, **options):
        for place, items in zip(block.places.tolist(), block.items.tolist(), strict=True):
            assert place not in found
            found[place] = {item for item in items if item >= 0}
    assert sorted(found) == list(range(len(scores)))
    return found


def check(found, table, wanted):
    """The candidates are those that score no less than the last one wanted."""
    least = -np.sort(-table, axis=1)[:, min(wanted, len(table)) - 1]
    for place, items in found.items():
        assert items == set(np.flatnonzero(table[place] >= least[place]).tolist())


def small_integers(seed, rows, columns):
    """Products of small integers are exact in single precision, so ties are real ties."""
    return np.random.default_rng(seed).integers(-2, 3, (rows, columns)).astype(np.float32)


@pytest.mark.usefixtures("sizes")
@pytest.mark.parametrize(("count", "width", "wanted"), [(1, 3, 5), (17, 2, 4), (90, 4, 7), (333, 5, 12)])
def test_the_best_are_found_with_all_that_tie_with_the_last_of_them(count, width, wanted):
    for seed in range(4):
        vectors = small_integers(seed, count, width)
        check(candidates(PairScores(vectors, vectors), wanted), vectors @ vectors.T, wanted)


@pytest.mark.usefixtures("banded")
def test_shops_of_several_bands_are_searched_alike():
    vectors = small_integers(0, 101, 4)
    check(candidates(PairScores(vectors, vectors), 6), vectors @ vectors.T, 6)


@pytest.mark.usefixtures("sizes")
@settings(max_examples=20, deadline=None)
@given(st.integers(2, 80), st.integers(1, 9), st.integers(0, 2**16))
def test_added_scores_count_and_entries_of_one_cell_add_up(count, wanted, seed):
    vectors, random = small_integers(seed, count, 3), np.random.default_rng(seed)
    pairs = random.integers(0, count, (3 * count, 2))
    pairs = np.vstack((pairs, pairs[:, ::-1]))
    table = vectors @ vectors.T
    np.add.at(table, (pairs[:, 0], pairs[:, 1]), 1)

    def added(rows, tile):
        rows = np.arange(count)[rows]
        row, pair = np.nonzero(pairs[:, 0] == rows[:, None])
        column = pairs[pair, 1]
        inside = (column >= tile.start) & (column < tile.stop)
        places = row[inside] * (tile.stop - tile.start) + column[inside] - tile.start
        return places, np.ones(len(places), np.float32)

    check(candidates(PairScores(vectors, vectors, added), wanted), table, wanted)


@pytest.mark.usefixtures("banded")
def test_a_cut_that_was_guessed_too_high_is_noticed(monkeypatch):
    monkeypatch.setattr(all_pairs, "LARGEST", 1 << 18)
    vectors = np.eye(2, dtype=np.float32)[[0] * 16 + [1] * 80]
    vectors[16:, 0] = np.linspace(0.1, 0.9, 80)  # all are nearest to the first ones, which are the sample
    vectors = np.vstack((vectors * [[10, 1]], vectors[-5:])).astype(np.float32)
    check(candidates(PairScores(vectors, vectors), 30), vectors @ vectors.T, 30)


@pytest.mark.usefixtures("sizes")
def test_every_part_of_the_work_is_told_and_stopping_stops():
    vectors = small_integers(1, 200, 3)
    heard = []
    candidates(PairScores(vectors, vectors), 5, step=lambda done, total: heard.append((done, total)))
    assert [done for done, _ in heard] == list(range(1, heard[0][1] + 1))
    assert len({total for _, total in heard}) == 1

    def stop(done, total):
        raise InterruptedError

    with pytest.raises(InterruptedError):
        candidates(PairScores(vectors, vectors), 5, step=stop)
