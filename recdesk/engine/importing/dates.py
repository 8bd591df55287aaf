"""How a column writes its times, where a single one does not tell: day or month first, Excel serials."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

DateOrder = Literal["dmy", "mdy", "ymd"]

# Dates that begin with the day, the month, or a year of two digits. Points with a full year are no question:
# they are written day first wherever they are written.
SHORT_DATE = "^(\\d{1,2})[./-](\\d{1,2})[./-](\\d{2})(?:\\D|$)"
LONG_DATE = "^(\\d{1,2})[/-](\\d{1,2})[/-](\\d{4})(?:\\D|$)"
OPEN_DATE = f"{SHORT_DATE}|{LONG_DATE}"

# 1954 to 2119 as days since 1899-12-30; as seconds since 1970 these would be the first day of that year.
SERIALS = (20_000, 80_000)
_SERIAL = re.compile("\\d{5}([.,]\\d+)?")


@dataclass(frozen=True)
class TimeStyle:
    """How a column writes its times.

    Attributes:
        order: of the numbers in dates like "5/1/2024"; None where nobody knows, then they are unreadable.
        serials: whether numbers are Excel's days since 1899-12-30 rather than seconds since 1970.
    """

    order: DateOrder | None = None
    serials: bool = False


# Nothing that could be read in several ways.
PLAIN_STYLE = TimeStyle()


@dataclass(frozen=True)
class Maxima:
    """The largest first, second and third number of a column's dates, 0 where it has none of a kind."""

    short: tuple[int, int, int]
    long: tuple[int, int]

    def orders(self) -> list[DateOrder]:
        """The orders in which all of the dates could be meant; all of them where there are no dates."""
        first, second = (max(one, other) for one, other in zip(self.short[:2], self.long, strict=True))
        fits = {
            "dmy": first <= 31 and second <= 12,
            "mdy": first <= 12 and second <= 31,
            "ymd": self.long == (0, 0) and self.short[1] <= 12 and self.short[2] <= 31,
        }
        return [order for order in _ORDERS if fits[order]]


_ORDERS: tuple[DateOrder, ...] = ("dmy", "mdy", "ymd")


def first_open_date(cells: Iterable[str]) -> str | None:
    """The first text that is a date of which only its column tells what comes first."""
    return next((cell for cell in cells if re.match(OPEN_DATE, cell)), None)


def maxima_of(cells: Iterable[str]) -> Maxima:
    """The maxima of some texts; those that are no such dates are passed over."""
    short, long = [(0, 0, 0)], [(0, 0)]
    for cell in cells:
        if match := re.match(SHORT_DATE, cell):
            short.append((int(match[1]), int(match[2]), int(match[3])))
        elif match := re.match(LONG_DATE, cell):
            long.append((int(match[1]), int(match[2])))
    first, second, third = (max(numbers) for numbers in zip(*short, strict=True))
    long_first, long_second = (max(numbers) for numbers in zip(*long, strict=True))
    return Maxima((first, second, third), (long_first, long_second))


def is_open(cells: Sequence[str]) -> bool:
    """Whether there are dates among the texts that could be read in several ways, or in none."""
    return first_open_date(cells) is not None and len(maxima_of(cells).orders()) != 1


def are_serials(cells: Sequence[str]) -> bool:
    """Whether all texts, but for empty ones, are such numbers as Excel keeps times in."""
    filled = [cell for cell in cells if cell]
    low, high = SERIALS
    return bool(filled) and all(
        _SERIAL.fullmatch(cell) and low <= float(cell.replace(",", ".")) < high for cell in filled
    )
