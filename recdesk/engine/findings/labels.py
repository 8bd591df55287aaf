"""Checks of categories and brands: one and the same, written in two ways."""

import hashlib
from collections import defaultdict
from typing import Literal

import numpy as np

from recdesk.engine.findings.finding import Correction, Finding
from recdesk.engine.findings.rows import Rows
from recdesk.engine.findings.shop_data import ShopData
from recdesk.engine.findings.slips import slip_pairs
from recdesk.engine.findings.written_forms import label_form, words

_Field = Literal["category", "brand"]
# As many as a person goes through one by one; those on most products come first.
MOST_PAIRS = 50


def labels_written_differently(data: ShopData, field: _Field) -> Finding | None:
    """Labels that differ only by case, spaces, hyphens, full-width or invisible characters.

    Of each group, the one on most products stays.
    """
    products = _labels(data, field)
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for name in products:
        groups[label_form(name)].append(name)
    renamed: dict[str, str] = {}
    for group in groups.values():
        kept = max(group, key=lambda name: products[name])
        renamed |= {name: kept for name in group if name != kept}
    if not renamed:
        return None
    return Finding(
        f"{field}_labels_alike",
        len(renamed),
        rows=_rows(renamed, products),
        fix="rename_labels",
        corrections=[Correction(field, name, kept) for name, kept in renamed.items()],
    )


def labels_with_slips(data: ShopData, field: _Field) -> list[Finding]:
    """Labels that are nearly the same, each pair a finding of its own: they may well be two things."""
    products = _labels(data, field)
    by_form: dict[str, str] = {}
    for name in sorted(products, key=lambda name: products[name]):
        by_form[label_form(name)] = name
    by_words: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for name in by_form.values():
        by_words[words(name)].append(name)
    texts = [text for text in by_words if text]
    pairs = [(name, text[0]) for text in by_words.values() for name in text[1:]]
    pairs += [(by_words[texts[one]][0], by_words[texts[other]][0]) for one, other in slip_pairs(texts)]
    pairs.sort(key=lambda pair: -min(products[pair[0]], products[pair[1]]))
    found: list[Finding] = []
    for pair in pairs[:MOST_PAIRS]:
        lesser, kept = sorted(pair, key=lambda name: products[name])
        found.append(
            Finding(
                f"{field}_labels_near",
                products[lesser],
                key=f"{field}_labels_near:{_digest(pair)}",
                params={"label": lesser, "same_as": kept, "others": products[kept]},
                rows=_rows({lesser: kept}, products),
                counted="products",
                fix="rename_labels",
                corrections=[Correction(field, lesser, kept)],
            )
        )
    return found


def _labels(data: ShopData, field: _Field) -> dict[str, int]:
    """How many products each label is on."""
    labels = data.catalogue.categories if field == "category" else data.catalogue.brands
    shown = labels.codes[(labels.codes >= 0) & data.catalogue.shown]
    counts = np.bincount(shown, minlength=len(labels.names))
    return {name: int(counts[code]) for code, name in enumerate(labels.names) if counts[code]}


def _rows(renamed: dict[str, str], products: dict[str, int]) -> Rows:
    return {
        "label": list(renamed),
        "products": [products[name] for name in renamed],
        "same_as": list(renamed.values()),
        "others": [products[kept] for kept in renamed.values()],
    }


def _digest(names: tuple[str, str]) -> str:
    return hashlib.blake2b(
        "\0".join(sorted(names)).encode("utf-8", "surrogatepass"), digest_size=6
    ).hexdigest()
