"""What stands in the rows of a side-by-side comparison: facts, likeness, and what they share."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from recdesk.engine.catalogue import Catalogue
from recdesk.gui.beside import Beside
from recdesk.gui.bought import Bought
from recdesk.gui.models.wording import group_text, price_text, score_text, shortened, shortened_title
from recdesk.i18n import plural, tr

LONGEST_VALUE = 300
MOST_ATTRIBUTES = 60


@dataclass(frozen=True)
class BesideRow:
    """A fact of each product, empty where it is not known."""

    name: str
    values: tuple[str, ...]

    @property
    def differs(self) -> bool:
        return len(set(self.values)) > 1


def titles(catalogue: Catalogue, codes: Sequence[int]) -> list[str]:
    return [shortened_title(catalogue, code) for code in codes]


def fact_rows(
    catalogue: Catalogue,
    degrees: npt.NDArray[np.int64],
    codes: Sequence[int],
    found: Beside | None,
    explicit: bool,
) -> list[BesideRow]:
    """What is known of each product, without rows of which nothing is known.

    Args:
        found: what was computed; None while it is not there yet.
        explicit: whether the shop has ratings.
    """
    rows = [
        BesideRow(tr("ID"), tuple(shortened(catalogue.item_ids[code]) for code in codes)),
        BesideRow(tr("Category"), tuple(catalogue.categories[code] for code in codes)),
        BesideRow(tr("Brand"), tuple(catalogue.brands[code] for code in codes)),
        BesideRow(tr("Price"), tuple(price_text(catalogue, code) for code in codes)),
        BesideRow(tr("Shoppers"), tuple(f"{degrees[code]:,}" for code in codes)),
        *(_bought_rows(found.bought, explicit) if found is not None else ()),
        *_attribute_rows([catalogue.details(code) for code in codes]),
        BesideRow(
            tr("Description"),
            tuple(shortened(catalogue.descriptions[code], LONGEST_VALUE) for code in codes),
        ),
    ]
    return [row for row in rows if any(row.values)]


def likeness_rows(found: Beside, smallest: int) -> list[tuple[int, int, str, str]]:
    """Of each pair: the places of the two, the score, and on how many shoppers it stands.

    Args:
        smallest: of fewer shoppers than this only that they are fewer is told.
    """
    rows: list[tuple[int, int, str, str]] = []
    for one in found.likeness:
        score = tr("not known to the model") if one.score is None else score_text(one.score, found.metric)
        if 0 < one.evidence < smallest:
            common = tr("{n} shoppers in common", n=group_text(one.evidence, smallest))
        else:
            common = plural("{n} shopper in common", "{n} shoppers in common", one.evidence)
        rows.append((one.first, one.second, score, common))
    return rows


def shared_rows(catalogue: Catalogue, found: Beside) -> list[BesideRow]:
    """Products that are similar to more than one, with their places in the lists."""
    return [
        BesideRow(
            shortened_title(catalogue, one.item),
            tuple("" if rank is None else tr("no. {rank}", rank=rank) for rank in one.ranks),
        )
        for one in found.shared
    ]


def _bought_rows(bought: Sequence[Bought | None], explicit: bool) -> list[BesideRow]:
    facts = [{} if one is None else one.facts(explicit) for one in bought]
    names = dict.fromkeys(name for one in facts for name in one)
    return [BesideRow(name, tuple(one.get(name, "") for one in facts)) for name in names]


def _attribute_rows(details: Sequence[dict[str, Any]]) -> list[BesideRow]:
    columns = list(dict.fromkeys(column for one in details for column in one))[:MOST_ATTRIBUTES]
    return [
        BesideRow(
            readable(column),
            tuple(
                shortened(str(one[column]), LONGEST_VALUE) if one.get(column) not in (None, "") else ""
                for one in details
            ),
        )
        for column in columns
    ]


def readable(column: str) -> str:
    """A column's name as people write: "package_size" is Package size."""
    words = column.replace("_", " ").strip()
    return words[:1].upper() + words[1:]
