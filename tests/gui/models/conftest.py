"""Small catalogues to make item models from."""

from collections.abc import Callable, Sequence

import numpy as np
import pytest

from recdesk.engine.catalogue import Catalogue, Labels


@pytest.fixture
def catalogue_of() -> Callable[..., Catalogue]:
    """Makes a catalogue from (id, title, category, brand, price) records."""

    def make(records: Sequence[tuple[str, str, str, str, float]]) -> Catalogue:
        ids, titles, categories, brands, prices = (
            (list(c) for c in zip(*records, strict=True)) if records else [[]] * 5
        )
        nothing = [""] * len(records)
        return Catalogue(
            ids,
            titles,
            Labels.of(categories),
            Labels.of(brands),
            np.array(prices, np.float32),
            nothing,
            nothing,
            nothing,
        )

    return make


@pytest.fixture
def teashop(catalogue_of: Callable[..., Catalogue]) -> Catalogue:
    return catalogue_of(
        [
            ("007", "西湖龙井 明前特级 250 g", "Tea", "狮峰", 268.0),
            ("7", "Longjing loose leaf 100 g", "Tea", "Jade Leaf", 89.0),
            ("G-1", "Glass infuser 400 ml", "Teaware", "Kinto", 79.5),
            ("G-2", "Gaiwan, white porcelain", "Teaware", "", float("nan")),
            ("longjing", "Dragon Well tea bags", "Tea", "Jade Leaf", 49.0),
            ("X", "", "", "", float("nan")),
            ("H-1", "شاي أخضر 🍵 green", "Tea", "", 12.25),
        ]
    )
