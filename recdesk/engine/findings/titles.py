"""Checks of titles: products that share one, and titles that are nearly the same."""

from collections import defaultdict

import numpy as np

from recdesk.engine.findings.finding import Finding
from recdesk.engine.findings.shop_data import ShopData
from recdesk.engine.findings.slips import slip_pairs
from recdesk.engine.findings.written_forms import run_together, words


def shared_titles(data: ShopData) -> Finding | None:
    """Products that have a title in common, but for case, spaces and punctuation.

    They are duplicates, or the titles name kinds of products and not products; which of the two, only the
    shop knows, so nothing is merged.
    """
    groups = [codes for codes in _by_text(data).values() if len(codes) > 1]
    if not groups:
        return None
    groups.sort(key=len, reverse=True)
    return Finding(
        "titles_shared",
        sum(map(len, groups)),
        params={"titles": len(groups)},
        examples=[
            data.product(group[0], products=len(group), others=[data.item_ids[code] for code in group[1:6]])
            for group in groups[:100]
        ],
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
    pairs.sort(key=lambda pair: -int(min(data.shoppers[pair[0]], data.shoppers[pair[1]])))
    return Finding(
        "titles_near",
        len(pairs),
        examples=[
            data.product(one, same_as=data.item_ids[other], other_title=data.titles[other])
            for one, other in pairs[:100]
        ],
    )


def _by_text(data: ShopData) -> dict[str, list[int]]:
    """Codes of the products by the title that they have in common, the most bought first."""
    products: defaultdict[str, list[int]] = defaultdict(list)
    for code in np.argsort(-data.shoppers, kind="stable").tolist():
        if title := data.titles[code]:
            products[title].append(code)
    by_text: defaultdict[str, list[int]] = defaultdict(list)
    for title, codes in products.items():
        by_text[run_together(words(title)) or title] += codes
    return by_text
