"""Which column of a table without a header holds what, told from what stands in it."""

import itertools
import re
from collections.abc import Callable, Sequence

# Fewer rows could look like anything.
_LEAST_ROWS = 5
_ROWS = 5_000
_MOSTLY, _MOST_CLASSES = 0.95, 0.8
_UNIX_SECONDS = (631_152_000, 4_102_444_800)  # 1990 to 2100
_DATE = re.compile(r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}\D?.*|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}(?:\D.*)?")
_NUMBER = re.compile(r"-?\d{1,2}(?:[.,]\d)?")
_SCALE_POINTS, _SCALE_TOP = 21, 10
_ID = re.compile(r"[\w.:\-]{1,64}")


def interactions_by_content(columns: Sequence[str], records: Sequence[Sequence[str]]) -> dict[str, str]:
    """Column by field of a table of who took what, as in MovieLens' u.data: shopper, product, rating, time.

    One column of times and one of values on a scale are known by what they hold. Of what is left, the
    shopper is the first of two columns of ids, which is the order that data sets have agreed on.

    Returns:
        Empty where there is neither a time nor a value, or where there are not just two columns of ids:
        then any order could be meant.
    """
    cells = _cells(columns, records)
    times = [column for column in columns if _are(cells[column], _is_time)]
    others = [column for column in columns if column not in times]
    values = [column for column in others if _are_values(cells[column])]
    ids = [column for column in others if column not in values and _are_ids(cells[column])]
    if len(times) > 1 or len(values) > 1 or not times + values or len(ids) != 2:
        return {}
    mapping = {"user": ids[0], "item": ids[1]}
    for field, told in (("value", values), ("time", times)):
        if told:
            mapping[field] = told[0]
    return mapping


def catalogue_by_content(columns: Sequence[str], records: Sequence[Sequence[str]]) -> dict[str, str]:
    """Column by field of a table of products, as in MovieLens' movies.dat: id, title, category.

    Returns:
        Empty where the first column is not a different id in each row, or no column has titles.
    """
    cells = _cells(columns, records)
    first, *rest = columns
    if not _are_ids(cells[first]) or len(set(cells[first])) < len(cells[first]):
        return {}
    titles = [column for column in rest if _are_titles(cells[column])]
    if not titles:
        return {}
    classes = [column for column in rest if column not in titles and _are_classes(cells[column])]
    mapping = {"item": first, "title": titles[0]}
    return mapping | {"category": classes[0]} if classes else mapping


def _cells(columns: Sequence[str], records: Sequence[Sequence[str]]) -> dict[str, list[str]]:
    sample = records[:_ROWS]
    return {
        column: [record[at].strip() for record in sample if at < len(record)]
        for at, column in enumerate(columns)
    }


def _are(cells: Sequence[str], test: Callable[[str], object]) -> bool:
    return len(cells) >= _LEAST_ROWS and sum(bool(test(cell)) for cell in cells) >= _MOSTLY * len(cells)


def _is_time(cell: str) -> bool:
    if cell.isdecimal():
        seconds = int(cell) // 1000 if len(cell) == 13 else int(cell)
        return _UNIX_SECONDS[0] <= seconds < _UNIX_SECONDS[1]
    return _DATE.fullmatch(cell) is not None


def _are_values(cells: Sequence[str]) -> bool:
    """Whether these are ratings or small counts: few numbers that come again and again."""
    if not _are(cells, _NUMBER.fullmatch):
        return False
    points = set(cells)
    few = 1 < len(points) <= min(_SCALE_POINTS, len(cells) - 1)
    # What is sorted is rather the first of the shoppers' ids.
    return few and all(_on_scale(cell) for cell in points) and not _is_sorted(cells)


def _is_sorted(cells: Sequence[str]) -> bool:
    numbers = [float(cell.replace(",", ".")) for cell in cells if _NUMBER.fullmatch(cell)]
    return all(one <= other for one, other in itertools.pairwise(numbers))


def _on_scale(cell: str) -> bool:
    return not _NUMBER.fullmatch(cell) or abs(float(cell.replace(",", "."))) <= _SCALE_TOP


def _are_ids(cells: Sequence[str]) -> bool:
    return _are(cells, _ID.fullmatch) and len(set(cells)) > 1


def _are_titles(cells: Sequence[str]) -> bool:
    """Whether these are words, and nearly everywhere others."""
    return _are(cells, _has_words) and len(set(cells)) >= _MOSTLY * len(cells)


def _are_classes(cells: Sequence[str]) -> bool:
    """Whether these are words that come again."""
    return _are(cells, _is_word) and len(set(cells)) <= _MOST_CLASSES * len(cells)


def _has_words(cell: str) -> bool:
    return any(character.isalpha() for character in cell) and not cell.casefold().startswith("http")


def _is_word(cell: str) -> bool:
    return _has_words(cell) and not any(character.isdecimal() for character in cell)  # no dates
