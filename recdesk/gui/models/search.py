"""Finding products by typed words, a piece at a time so that the window never waits."""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from recdesk.gui.models.ordering import Indexes

STEP = 20_000
"""Products looked through in one go: 1 to 8 ms, by how many match."""

EXACT, PREFIX, WITHIN = 0, 1, 2
"""How well a product matches: its id is what was typed; its title begins with it; it has all words."""


def words(query: str) -> list[str]:
    """The words of a query, ready to be looked for in casefolded texts."""
    return query.casefold().split()


def find(
    query: str, texts: Sequence[str], ids: Sequence[str], step: int = STEP
) -> Iterator[tuple[Indexes, npt.NDArray[np.int8]]]:
    """Looks through `texts` for all words of `query`, yielding the finds of each `step` products.

    Args:
        query: what was typed.
        texts: "title id brand category" of each product, casefolded.
        ids: the products' ids.

    Yields:
        codes intp[m], ascending, and how well each matches int8[m] (EXACT, PREFIX or WITHIN).
    """
    wanted = words(query)
    phrase = query.casefold().strip()
    for start in range(0, len(texts), step):
        found = list(range(start, min(start + step, len(texts))))
        for word in wanted:
            found = [code for code in found if word in texts[code]]
        grades = [_grade(phrase, texts[code], ids, code) for code in found]
        yield np.array(found, np.intp), np.array(grades, np.int8)


def _grade(phrase: str, text: str, ids: Sequence[str], code: int) -> int:
    if phrase not in text:
        return WITHIN
    # An id stands in the text between blanks; only then is it worth decoding and comparing it.
    if f" {phrase} " in f" {text} " and ids[code].casefold() == phrase:
        return EXACT
    # A product without a title begins with the blank before its id.
    return PREFIX if text.startswith((phrase, f" {phrase}")) else WITHIN
