"""The sample shop's word lists, as read from resources/sample: what it sells, to whom, and when.

A text in the lists is "Chinese|English"; one without a bar is the same in both.
"""

import json
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from recdesk.paths import resource


class Words(NamedTuple):
    """A text in both languages."""

    zh: str
    en: str


class Option(NamedTuple):
    """A family, variant or size, and its price: in yuan for a family, else a factor."""

    words: Words
    price: float


@dataclass(frozen=True)
class Line:
    """Families that come in the same variants and sizes; descriptions take one of the notes."""

    families: list[Option]
    variants: list[Option]
    sizes: list[Option]
    notes: list[Words]


@dataclass(frozen=True)
class Category:
    """One category of the shop.

    Attributes:
        products: how many products it has.
        consumable: 0 bought once .. 1 bought again and again.
        season: name in `shoppers()["seasons"]`.
    """

    name: str
    department: str
    products: int
    consumable: float
    season: str
    lines: list[Line]


class Brand(NamedTuple):
    """A brand, and whether its products have English titles."""

    name: str
    english: bool


def words(text: str) -> Words:
    zh, _, en = text.partition("|")
    return Words(zh, en or zh)


@cache
def categories() -> list[Category]:
    return [
        Category(
            **{name: entry[name] for name in ("name", "department", "products", "consumable", "season")},
            lines=[_line({"notes": entry.get("notes"), **line}) for line in entry["lines"]],
        )
        for entry in _read("categories")
    ]


@cache
def brands() -> dict[str, list[Brand]]:
    """Brands by department; the list marks those with English titles with a tilde."""
    return {
        department: [Brand(name.removeprefix("~"), name.startswith("~")) for name in names]
        for department, names in _read("brands").items()
    }


@cache
def complements() -> list[tuple[str, str]]:
    """Families that go into one basket, each as "category/English name"."""
    return [(first, second) for first, second in _read("pairs")["complements"]]


def packs(*, consumable: bool) -> list[Words]:
    """How the twin of a product is packed."""
    return [words(text) for text in _read("pairs")["packs"]["consumable" if consumable else "durable"]]


@cache
def shoppers() -> dict[str, Any]:
    """Tastes, seasons by month, and weights of months, weekdays (Monday first) and hours."""
    return _read("shoppers")


def _line(entry: dict[str, Any]) -> Line:
    families, variants, sizes = (_options(entry[part]) for part in ("families", "variants", "sizes"))
    return Line(families, variants, sizes, [words(note) for note in entry["notes"]])


def _options(entries: dict[str, float]) -> list[Option]:
    return [Option(words(text), price) for text, price in entries.items()]


@cache
def _read(name: str) -> Any:
    return json.loads(resource("sample", f"{name}.json").read_text(encoding="utf-8"))
