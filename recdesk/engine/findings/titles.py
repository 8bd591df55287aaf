"""Checks of titles: products that share one, and titles that are nearly the same."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import numpy as np

from recdesk.engine.findings.finding import Correction, Finding
from recdesk.engine.findings.shop_data import ShopData
from recdesk.engine.findings.slips import slip_pairs
from recdesk.engine.findings.written_forms import run_together, words


def shared_titles(data: ShopData) -> Finding | None:
    """Products that have a title in common, but for case, spaces and punctuation.

    They are duplicates, or the titles name kinds of products and not products; which of the two, only the
    shop knows, so each is to be chosen. Of each group the most bought one stays.
    """
    groups = [codes for codes in _by_text(data).values() if len(codes) > 1]
    if not groups:
        return None
    groups.sort(key=len, reverse=True)
    return Finding(
        "titles_shared",
        sum(map(len, groups)),
        params={"titles": len(groups)},
        to_choose=True,
        **_merging(data, [(code, group[0]) for group in groups for code in group]),
    )


def titles_with_slips(data: ShopData) -> Finding | None:
    """Titles that differ by one letter in one word, or by the order of the words, with equal numbers."""
    by_text = _by_text(data)
    # Of the titles that are the same but for spaces and punctuation, one stands for all.
    first = {words(data.titles[codes[0]]): codes[0] for codes in by_text.values()}
    texts = [text for text in first if text]
    pairs = [(first[texts[one]], first[texts[other]]) for one, other in slip_pairs(texts)]
    if not pairs:
        return None
    pairs = [sorted(pair, key=lambda code: int(data.shoppers[code])) for pair in pairs]
    pairs.sort(key=lambda pair: -int(data.shoppers[pair[0]]))
    return Finding(
        "titles_near",
        len(pairs),
        to_choose=True,
        **_merging(data, [(lesser, kept) for lesser, kept in pairs], titles=True),
    )


def _merging(data: ShopData, pairs: Sequence[tuple[int, int]], titles: bool = False) -> dict[str, Any]:
    """A finding's rows, fix and corrections where the first of each pair may be the second.

    A product that is in several pairs can be merged by the first of them.
    """
    ids = data.item_ids
    further: dict[str, Sequence[Any]] = {
        "same_as": [ids[kept] if code != kept else None for code, kept in pairs]
    }
    if titles:
        further["other_title"] = [data.titles[kept] for _, kept in pairs]
    merged: set[int] = set()
    rules: list[Correction | None] = []
    for code, kept in pairs:
        once = code != kept and code not in merged
        rules.append(Correction("item", ids[code], ids[kept]) if once else None)
        merged.add(code)
    rows = data.product_rows([code for code, _ in pairs], **further)
    return {"rows": rows, "fix": "merge_ids", "corrections": rules}


def _by_text(data: ShopData) -> dict[str, list[int]]:
    """Codes of the products by the title that they have in common, the most bought first."""
    products: defaultdict[str, list[int]] = defaultdict(list)
    by_shoppers = np.argsort(-data.shoppers, kind="stable")
    for code in by_shoppers[data.catalogue.shown[by_shoppers]].tolist():
        if title := data.titles[code]:
            products[title].append(code)
    by_text: defaultdict[str, list[int]] = defaultdict(list)
    for title, codes in products.items():
        by_text[run_together(words(title)) or title] += codes
    return by_text
