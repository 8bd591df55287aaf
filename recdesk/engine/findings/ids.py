"""Checks of ids: damaged by a spreadsheet, or written in several ways."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Literal

import numpy as np
import numpy.typing as npt

from recdesk.engine.findings.finding import Correction, Finding
from recdesk.engine.findings.rows import Rows
from recdesk.engine.findings.shop_data import ShopData
from recdesk.engine.findings.written_forms import id_form

_Kind = Literal["item", "user"]
# How Excel writes numbers of twelve digits and more, with the decimal sign of its language. Always with
# a sign and two digits behind the E: codes like "1E05" are none.
_SCIENTIFIC = re.compile(r"\d([.,]\d+)?E\+\d\d", re.ASCII)
_DECIMAL = re.compile(r"(\d+)\.(\d+)", re.ASCII)


def scientific_ids(data: ShopData, kind: _Kind) -> Finding | None:
    """Ids like 1.23E+12. Their digits are lost: nothing but a new export brings them back."""
    ids = _ids(data, kind)
    damaged = [code for code in _known(data, kind) if "E+" in ids[code] and _SCIENTIFIC.fullmatch(ids[code])]
    if not damaged:
        return None
    return Finding(
        f"{kind}_ids_scientific",
        len(damaged),
        rows=_rows(data, kind, damaged),
        fix="leave_out_products" if kind == "item" else "leave_out_shoppers",
        corrections=[
            Correction("left_out_item" if kind == "item" else "left_out_user", ids[code]) for code in damaged
        ],
    )


def point_zero_ids(data: ShopData, kind: _Kind) -> Finding | None:
    """Ids like 123.0, which were read as numbers on their way. Fixed where 123 is there as well.

    Where some ids have other decimals, these are how the shop numbers its things (1.0, 1.1, ...).
    """
    ids = _ids(data, kind)
    known = _known(data, kind)
    decimals = {code: match for code in known if (match := _DECIMAL.fullmatch(ids[code]))}
    if not decimals or any(match[2] != "0" for match in decimals.values()):
        return None
    codes = {ids[code]: code for code in known}
    twins = {code: codes[match[1]] for code, match in decimals.items() if match[1] in codes}
    return _merging(f"{kind}_ids_point_zero", data, kind, twins, also=decimals.keys())


def lost_zeros(data: ShopData, kind: _Kind) -> Finding | None:
    """Ids like 7 that were 007.

    Of products the catalogue tells: of ids that differ only by leading zeros it has just one. Of shoppers
    the lengths tell: all ids that begin with a zero are equally long, and none is longer.
    """
    ids = _ids(data, kind)
    digits = [code for code in _known(data, kind) if ids[code].isascii() and ids[code].isdigit()]
    if not any(ids[code][0] == "0" and len(ids[code]) > 1 for code in digits):
        return None
    if kind == "user" and not _have_one_width([ids[code] for code in digits]):
        return None
    groups = _groups(digits, lambda code: ids[code].lstrip("0") or "0")
    twins: dict[int, int] = {}
    for group in groups:
        if kind == "item" and np.count_nonzero(data.in_catalogue[group]) != 1:
            continue
        # A spreadsheet only ever takes zeros away.
        whole = max(group, key=lambda code: len(ids[code]))
        twins |= {code: whole for code in group if code != whole}
    return _merging(f"{kind}_ids_lost_zeros", data, kind, twins)


def ids_written_differently(data: ShopData, kind: _Kind) -> Finding | None:
    """Ids that differ only by case, spaces, full-width or invisible characters.

    Of each group the one in the catalogue stays, else that with the most interactions.
    """
    ids = _ids(data, kind)
    twins: dict[int, int] = {}
    for group in _groups(_known(data, kind), lambda code: id_form(ids[code])):
        kept = max(group, key=lambda code: _standing(data, kind, code))
        twins |= {code: kept for code in group if code != kept}
    return _merging(f"{kind}_ids_alike", data, kind, twins)


def _merging(
    code: str, data: ShopData, kind: _Kind, twins: dict[int, int], also: Iterable[int] = ()
) -> Finding | None:
    """A finding about ids of which each in `twins` is another one; those in `also` have the same fault."""
    ids = _ids(data, kind)
    alone = [each for each in also if each not in twins]
    if not twins and not alone:
        return None
    true_ids = [*(ids[kept] for kept in twins.values()), *(None for _ in alone)]
    rows = _rows(data, kind, [*twins, *alone], **({"same_as": true_ids} if twins else {}))
    return Finding(
        code,
        len(twins) + len(alone),
        params={"twins": len(twins)},
        rows=rows,
        fix="merge_ids" if twins else None,
        corrections=[
            *(Correction(kind, ids[each], ids[kept]) for each, kept in twins.items()),
            *(None for _ in alone),
        ],
    )


def _standing(data: ShopData, kind: _Kind, code: int) -> tuple[bool, int, int]:
    if kind == "item":
        return bool(data.in_catalogue[code]), int(data.shoppers[code]), -code
    return True, int(data.products[code]), -code


def _have_one_width(ids: Sequence[str]) -> bool:
    with_zero = {len(each) for each in ids if each[0] == "0" and len(each) > 1}
    return len(with_zero) == 1 and max(map(len, ids)) == with_zero.pop()


def _groups(codes: Iterable[int], form: Callable[[int], str]) -> list[list[int]]:
    """The codes with equal forms, where there are several."""
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for code in codes:
        groups[form(code)].append(code)
    return [group for group in groups.values() if len(group) > 1]


def _ids(data: ShopData, kind: _Kind) -> list[str]:
    return data.item_ids if kind == "item" else data.user_ids


def _known(data: ShopData, kind: _Kind) -> list[int]:
    """Products of the catalogue or with shoppers; shoppers with products."""
    known: npt.NDArray[np.bool_] = data.in_catalogue | data.sold if kind == "item" else data.products > 0
    return np.flatnonzero(known).tolist()


def _rows(data: ShopData, kind: _Kind, codes: Sequence[int], **further: Sequence[str | None]) -> Rows:
    rows = data.product_rows if kind == "item" else data.shopper_rows
    return rows(codes, **further)
