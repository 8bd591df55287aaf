"""The dates and amounts that the dock tells are the product's own, whatever else its shoppers bought."""

import numpy as np
import pytest

from recdesk.engine.incidence import Incidence
from recdesk.engine.interactions import Interactions
from recdesk.gui.item_rows import rows_of_item


@pytest.mark.parametrize("seed", range(4))
def test_every_product_is_found_among_its_shoppers_rows(seed: int) -> None:
    """Some shoppers buy in one corner of the catalogue, and a lot, so that no guess is near."""
    rng = np.random.default_rng(seed)
    corners = [(0, 300), (0, 40), (260, 300), (100, 300)]
    bought = {
        (user, int(item))
        for user in range(60)
        for item in rng.integers(*corners[user % 4], size=rng.integers(1, 200))
    }
    user, item = np.array(sorted(bought), np.int32).T
    ids = [str(code) for code in range(301)]
    value = np.ones(len(user), np.float32)
    incidence = Incidence.of(Interactions(user, item, value, None, ids[:60], ids, "implicit"))
    for code in range(301):
        assert rows_of_item(incidence, code).tolist() == np.flatnonzero(incidence.items == code).tolist()
