"""All checks of a shop's data, in the order in which a person should care."""

from collections.abc import Callable
from functools import partial

from recdesk.engine.findings import extremes, gaps, ids, labels, numbers, titles
from recdesk.engine.findings.finding import Finding
from recdesk.engine.findings.shop_data import ShopData
from recdesk.engine.progress import Progress, no_progress

_Check = Callable[[ShopData], Finding | list[Finding] | None]

# Codes of the findings by the check that makes them.
CHECKS: dict[str, _Check] = {
    "item_ids_scientific": partial(ids.scientific_ids, kind="item"),
    "user_ids_scientific": partial(ids.scientific_ids, kind="user"),
    "item_ids_point_zero": partial(ids.point_zero_ids, kind="item"),
    "user_ids_point_zero": partial(ids.point_zero_ids, kind="user"),
    "item_ids_lost_zeros": partial(ids.lost_zeros, kind="item"),
    "user_ids_lost_zeros": partial(ids.lost_zeros, kind="user"),
    "item_ids_alike": partial(ids.ids_written_differently, kind="item"),
    "user_ids_alike": partial(ids.ids_written_differently, kind="user"),
    "rows_repeated": numbers.rows_in_several_files,
    "ratings_off_scale": numbers.odd_ratings,
    "times_in_future": numbers.future_times,
    "times_before_1990": numbers.ancient_times,
    "shoppers_extreme": extremes.extreme_shoppers,
    "sold_not_in_catalogue": gaps.sold_without_catalogue,
    "catalogue_ids_repeated": gaps.repeated_catalogue_ids,
    "category_labels_alike": partial(labels.labels_written_differently, field="category"),
    "brand_labels_alike": partial(labels.labels_written_differently, field="brand"),
    "category_labels_near": partial(labels.labels_with_slips, field="category"),
    "brand_labels_near": partial(labels.labels_with_slips, field="brand"),
    "titles_shared": titles.shared_titles,
    "titles_near": titles.titles_with_slips,
    "never_sold": gaps.never_sold,
    "few_shoppers": gaps.few_shoppers,
}


def find(data: ShopData, progress: Progress = no_progress) -> list[Finding]:
    """All that is wrong or odd.

    Args:
        data: the shop's data.
        progress: hears of the stage "inspecting" before each check.

    Raises:
        Cancelled: from `progress`.
    """
    found: list[Finding] = []
    for done, check in enumerate(CHECKS.values()):
        progress("inspecting", done, len(CHECKS))
        found += _as_list(check(data))
    return found


def find_one(data: ShopData, key: str) -> Finding | None:
    """The finding of this key, None where there is none any more."""
    check = CHECKS.get(key.partition(":")[0])
    findings = [] if check is None else _as_list(check(data))
    return next((each for each in findings if each.key == key), None)


def _as_list(outcome: Finding | list[Finding] | None) -> list[Finding]:
    if outcome is None:
        return []
    return outcome if isinstance(outcome, list) else [outcome]
