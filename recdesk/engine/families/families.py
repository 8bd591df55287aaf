"""Families of a catalogue: by a column that names them, else by brand, category and the stem of the title."""

import json
import re
from collections.abc import Hashable

import numpy as np
import numpy.typing as npt

from recdesk.engine.catalogue import Catalogue
from recdesk.engine.families.stems import stem

_NAMED = re.compile(
    r"parent[_ -]?(?:id|sku|asin|code)|variant[_ -]?of|item[_ -]?group[_ -]?id|spu(?:[_ -]?(?:id|code))?|"
    r"(?:style|family)[_ -]?(?:id|code|no|number)|款号|款式编号|spu编码"
)
_PERHAPS = re.compile(r"style|family|款式|系列")

_LARGEST_MEAN = 10
"""Products that a value of a column called "style" or "family" may stand for, on average; one with fewer
values is a kind of product."""


def families_of(catalogue: Catalogue) -> npt.NDArray[np.int32]:
    """Which products are variants of one another.

    A column of the catalogue that names a parent or a style decides for the products that have it. Of the
    others, variants have one brand, one category, and titles that are equal but for size, count and colour
    (see `stem`). Where two of them have the very same title, titles name kinds of products rather than
    products ("ice cream 56 oz"), and the sizes say nothing: none of them is then in a family.

    Args:
        catalogue: the products. Those that a correction left out or merged are in no family.

    Returns:
        int32[n]: the lowest code of each product's family; its own where it is alone.
    """
    named = _named(catalogue)
    keys: list[Hashable | None] = []
    brands, categories = catalogue.brands.codes.tolist(), catalogue.categories.codes.tolist()
    for code, (title, shown) in enumerate(zip(catalogue.titles, catalogue.shown.tolist(), strict=True)):
        if not shown:
            keys.append(None)
        elif code in named:
            keys.append(named[code])
        else:
            left = stem(title) if title else ""
            keys.append((brands[code], categories[code], left) if left else None)
    members: dict[Hashable, list[int]] = {}
    for code, key in enumerate(keys):
        if key is not None:
            members.setdefault(key, []).append(code)
    families = np.arange(len(keys), dtype=np.int32)
    for key, codes in members.items():
        if len(codes) > 1 and (isinstance(key, str) or _all_differ(catalogue, codes)):
            families[codes] = codes[0]
    return families


def _all_differ(catalogue: Catalogue, codes: list[int]) -> bool:
    return len({" ".join(catalogue.titles[code].casefold().split()) for code in codes}) == len(codes)


def _named(catalogue: Catalogue) -> dict[int, str]:
    """By code: the family that a column of the catalogue names."""
    sure: dict[int, str] = {}
    perhaps: dict[int, str] = {}
    known: dict[str, int] = {}
    for code, text in enumerate(catalogue.attributes):
        if not text:
            continue
        for name, value in json.loads(text).items():
            kind = known.get(name)
            if kind is None:
                plain = name.strip().casefold()
                kind = known[name] = 2 if _NAMED.fullmatch(plain) else 1 if _PERHAPS.fullmatch(plain) else 0
            if kind and value not in (None, ""):
                (sure if kind == 2 else perhaps)[code] = str(value)
    if sure:
        return sure
    return perhaps if len(perhaps) <= _LARGEST_MEAN * len(set(perhaps.values())) else {}
