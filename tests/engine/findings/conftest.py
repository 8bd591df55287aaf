"""What the tests of findings share: a shop's data put together in memory."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

import numpy as np
import pytest

from recdesk.engine.catalogue import Catalogue, Labels
from recdesk.engine.findings import ShopData, Tally
from recdesk.engine.interactions import Feedback, Interactions

NOW = 1_750_000_000


def tally(numbers: Sequence[float], dtype: type[np.generic]) -> Tally:
    distinct, counts = np.unique(np.array(numbers, dtype), return_counts=True)
    return Tally(distinct, counts)


@pytest.fixture
def shop() -> Callable[..., ShopData]:
    """Makes a shop of (user, item, value) rows and of products by id."""

    def make(
        rows: Sequence[tuple[str, str, float]] = (),
        catalogue: Mapping[str, Mapping[str, str]] | Sequence[str] = (),
        feedback: Feedback = "implicit",
        times: Sequence[int] = (),
        repeated_rows: int = 0,
        repeated_ids: int = 0,
    ) -> ShopData:
        products = catalogue if isinstance(catalogue, Mapping) else {each: {} for each in catalogue}
        pairs: Counter[tuple[str, str]] = Counter()
        for user, item, value in rows:
            pairs[user, item] += value
        users = list(dict.fromkeys(user for user, _ in pairs))
        items = list(dict.fromkeys([*(item for _, item in pairs), *products]))
        user_codes = {user: code for code, user in enumerate(users)}
        item_codes = {item: code for code, item in enumerate(items)}

        def column(name: str) -> list[str]:
            return [products.get(item, {}).get(name, "") for item in items]

        return ShopData(
            interactions=Interactions(
                np.array([user_codes[user] for user, _ in pairs], np.int32),
                np.array([item_codes[item] for _, item in pairs], np.int32),
                np.array(list(pairs.values()), np.float32),
                None,
                users,
                items,
                feedback,
            ),
            catalogue=Catalogue(
                items,
                column("title"),
                Labels.of(column("category")),
                Labels.of(column("brand")),
                np.full(len(items), np.nan, np.float32),
                column("description"),
                column("image"),
                column("attributes"),
            ),
            in_catalogue=np.array([item in products for item in items], bool),
            values=tally([value for _, _, value in rows], np.float32),
            times=tally(times, np.int64),
            repeated_rows={"line": list(range(2, 2 + repeated_rows))} if repeated_rows else {},
            repeated_ids=repeated_ids,
            repeated_id_rows={"line": list(range(2, 2 + repeated_ids))} if repeated_ids else {},
            now=NOW,
        )

    return make
