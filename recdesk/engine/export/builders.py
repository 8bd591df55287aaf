"""What people export, as tables: titles beside ids, columns named as on the command line."""

import json
import re
from collections.abc import Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

from recdesk.engine.catalogue import Catalogue, Labels
from recdesk.engine.export.table import Column, Table
from recdesk.engine.interactions import Interactions

# Nine digits at most: longer ones are article numbers, which a spreadsheet would write as 6.9E+12.
_SHORT_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,8})(\.[0-9]{0,5}[1-9])?")

Strings = npt.NDArray[np.object_]
Bounds = tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]
"""Low and high of the scores of ranked lists, float32[n, top] each."""


class Ranked(Protocol):
    """One ranked list per row, such as all shoppers' recommendations."""

    @property
    def items(self) -> npt.NDArray[np.int32]:
        """int32[n, top]: item codes, best first, -1 past the end of a list."""
        ...

    @property
    def scores(self) -> npt.NDArray[np.float32]:
        """float32[n, top]."""
        ...


class RankedNeighbours(Ranked, Protocol):
    """All products' similar products."""

    @property
    def evidence(self) -> npt.NDArray[np.integer]:
        """int[n, top]: shoppers in common."""
        ...


def similar_table(
    neighbours: RankedNeighbours,
    catalogue: Catalogue,
    bounds: Bounds | None = None,
    counted: npt.NDArray[np.bool_] | None = None,
) -> Table:
    """Every product's similar products, one pair a row.

    Args:
        neighbours: row i lists what is similar to item code i.
        catalogue: the same item codes.
        bounds: of the scores, where the model can tell them; they become two columns more.
        counted: bool[n, top], which rows are above the line that was drawn; one column more.
    """
    item, place = np.nonzero(neighbours.items >= 0)
    other = neighbours.items[item, place]
    ids, titles = _strings(catalogue.item_ids), _titles(catalogue)
    return Table(
        {
            "item_id": ids[item],
            "title": titles[item],
            "rank": (place + 1).astype(np.int32),
            "similar_item_id": ids[other],
            "similar_title": titles[other],
            "score": neighbours.scores[item, place],
            "evidence": neighbours.evidence[item, place],
            **_bounds(bounds, item, place),
            **({} if counted is None else {"counts": counted[item, place]}),
        }
    )


def recommendations_table(
    recommended: Ranked, user_ids: Sequence[str], catalogue: Catalogue, bounds: Bounds | None = None
) -> Table:
    """Every shopper's recommendations, one a row.

    Args:
        recommended: row u lists what user code u may like.
        user_ids: by user code.
        catalogue: by item code.
        bounds: of the scores, where the model can tell them; they become two columns more.
    """
    user, place = np.nonzero(recommended.items >= 0)
    item = recommended.items[user, place]
    return Table(
        {
            "user_id": _strings(user_ids)[user],
            "rank": (place + 1).astype(np.int32),
            "item_id": _strings(catalogue.item_ids)[item],
            "title": _titles(catalogue)[item],
            "score": recommended.scores[user, place],
            **_bounds(bounds, user, place),
        }
    )


def catalogue_table(catalogue: Catalogue, degrees: npt.NDArray[np.integer]) -> Table:
    """The catalogue with each product's number of shoppers; further attributes become columns.

    Products that a correction merged with others or left out are none of its rows.

    Args:
        catalogue: the products.
        degrees: int[n], shoppers of each product.
    """
    rows = np.flatnonzero(catalogue.shown)
    columns: dict[str, Column] = {
        "item_id": _strings(catalogue.item_ids)[rows],
        "title": _strings(catalogue.titles)[rows],
        "category": _label_texts(catalogue.categories)[rows],
        "brand": _label_texts(catalogue.brands)[rows],
        "price": catalogue.prices[rows],
        "shoppers": degrees[rows],
        "description": _strings(catalogue.descriptions)[rows],
        "image": _strings(catalogue.images)[rows],
    }
    for name, texts in _attributes([catalogue.attributes[row] for row in rows.tolist()]).items():
        columns[name if name not in columns else f"{name} (attribute)"] = texts
    return Table(columns)


def interactions_table(interactions: Interactions) -> Table:
    """The interactions as training sees them, one user and item a row; times are UTC."""
    columns: dict[str, Column] = {
        "user_id": _strings(interactions.user_ids)[interactions.user],
        "item_id": _strings(interactions.item_ids)[interactions.item],
        "rating" if interactions.feedback == "explicit" else "value": interactions.value,
    }
    if interactions.time is not None:
        columns["time"] = interactions.time.astype("datetime64[s]")
    return Table(columns)


def _bounds(
    bounds: Bounds | None, row: npt.NDArray[np.integer], place: npt.NDArray[np.integer]
) -> dict[str, Column]:
    if bounds is None:
        return {}
    low, high = bounds
    return {"low": low[row, place], "high": high[row, place]}


def _strings(texts: Sequence[str]) -> Strings:
    """The texts as an object array, so that codes pick from it without copying a text."""
    return np.array(list(texts), dtype=object)


def _titles(catalogue: Catalogue) -> Strings:
    titles = _strings(catalogue.titles)
    return np.where(titles == "", _strings(catalogue.item_ids), titles)


def _label_texts(labels: Labels) -> Strings:
    # The last name answers to code -1.
    return _strings([*labels.names, ""])[labels.codes]


def _attributes(texts: Sequence[str]) -> dict[str, Column]:
    """Attribute columns in the order of their first appearance."""
    names: dict[str, None] = {}
    rows = [json.loads(text) if text else {} for text in texts]
    for row in rows:
        names.update(dict.fromkeys(row))
    return {name: _attribute([row.get(name) for row in rows]) for name in names}


def _attribute(values: list[object]) -> Column:
    """Numbers where all values are written as short numbers; text where one is not, such as 007 or 1.10."""
    texts = [_text(value) for value in values]
    given = [text for text in texts if text]
    if not given or not all(map(_SHORT_NUMBER.fullmatch, given)):
        return texts
    return np.array([float(text) if text else np.nan for text in texts])


def _text(value: object) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
