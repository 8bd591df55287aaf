"""Implicit features against NumPy's full singular value decomposition."""

import numpy as np
import pytest

from recdesk.engine.factorization.implicit_features import RANK, ImplicitFeatures, features_of
from recdesk.engine.interactions import Interactions
from recdesk.engine.progress import Cancelled


def nothing() -> None:
    pass


def shop(users: int, items: int, kinds: int) -> Interactions:
    """People of so many kinds, each with products of its own; the last user and the last item alone."""
    random = np.random.default_rng(0)
    own = np.arange(users)[:, None] % kinds == np.arange(items) % kinds
    rated = random.random((users, items)) < np.where(own, 0.9, 0.01)
    rated[-1] = rated[:, -1] = False
    user, item = np.nonzero(rated)
    ids = [str(n) for n in range(max(users, items))]
    codes = user.astype(np.int32), item.astype(np.int32)
    return Interactions(*codes, np.ones(len(user), np.float32), None, ids[:users], ids[:items], "explicit")


def test_they_span_the_leading_singular_directions() -> None:
    data = shop(300, 200, RANK)
    table = np.zeros((300, 200))
    table[data.user, data.item] = 1
    evened = table * np.maximum(table.sum(1), 1)[:, None] ** -0.25 * np.maximum(table.sum(0), 1) ** -0.25
    left, values, right = np.linalg.svd(evened)
    wide = left[:, :RANK] * values[:RANK], right[:RANK].T * values[:RANK]
    features = ImplicitFeatures.of(data, 0, nothing)
    for found, exact, active in zip((features.users, features.items), wide, (299, 199), strict=True):
        exact *= (active / np.square(exact).sum()) ** 0.5
        # Inner products do not depend on the rotation, which is free where singular values are equal.
        assert found @ found.T == pytest.approx(exact @ exact.T, abs=0.02 * np.square(exact).sum(1).max())
        assert np.square(found).sum() == pytest.approx(active, rel=1e-3)
        gram = found.T.astype(np.float64) @ found
        assert abs(gram - np.diag(np.diag(gram))).max() < 1e-3 * gram.max()


@pytest.mark.parametrize("shape", [(60, 40), (40, 60)])
def test_a_users_features_come_from_their_items_alone(shape: tuple[int, int]) -> None:
    data = shop(*shape, 3)
    features = ImplicitFeatures.of(data, 0, nothing)
    for user in range(shape[0]):
        found = features_of(features.projection, data.item[data.user == user])
        assert found == pytest.approx(features.users[user], abs=1e-4)
    assert not features.users[-1].any()
    assert not features.items[-1].any()


def test_there_are_never_more_features_than_rows() -> None:
    features = ImplicitFeatures.of(shop(9, 200, 2), 0, nothing)
    assert features.users.shape == (9, 8)
    assert features.projection.shape == (200, 8)
    assert features.users.dtype == features.items.dtype == features.projection.dtype == np.float32
    assert np.isfinite(features.projection).all()


def test_everybody_with_everything_has_one_direction_and_no_nan() -> None:
    user, item = (codes.ravel().astype(np.int32) for codes in np.indices((40, 50)))
    ids = [str(n) for n in range(50)]
    data = Interactions(user, item, np.ones(2000, np.float32), None, ids[:40], ids, "explicit")
    features = ImplicitFeatures.of(data, 0, nothing)
    assert features.users @ features.users.T == pytest.approx(np.ones((40, 40)), abs=1e-3)
    assert np.isfinite(features.items).all()
    assert features_of(features.projection, np.arange(50)) == pytest.approx(features.users[0], abs=1e-3)


def test_a_cancel_is_heard() -> None:
    def cancel() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        ImplicitFeatures.of(shop(60, 40, 3), 0, cancel)
