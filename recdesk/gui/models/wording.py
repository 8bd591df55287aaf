"""How products, numbers and scores are written, the same in every table, card and picture."""

import math

from recdesk.engine.catalogue import Catalogue
from recdesk.gui.wording import SEPARATOR
from recdesk.i18n import tr


def price_text(catalogue: Catalogue, code: int) -> str:
    """A product's price without its currency, which no catalogue tells; empty where it is unknown.

    Either all prices of a catalogue have decimals or none has: 41 beside 21.90 reads like a mistake.
    """
    price = float(catalogue.prices[code])
    if not math.isfinite(price):
        return ""
    return f"{price:,.0f}" if catalogue.whole_prices else f"{price:,.2f}"


def second_line(catalogue: Catalogue, code: int) -> str:
    """Category, brand and price of a product, as far as they are known."""
    price = price_text(catalogue, code)
    return SEPARATOR.join(filter(None, (catalogue.categories[code], catalogue.brands[code], price)))


def value_text(value: float) -> str:
    """A rating, count or weight: whole numbers without decimals."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.2f}"


def score_text(score: float, metric: str | None) -> str:
    """A score as tables show it: shoppers and cosine as -100..100, everything else as it is."""
    if metric in ("shoppers", "cosine"):
        return f"{round(100 * score) + 0:d}"
    return f"{score:,.0f}" if abs(score) >= 1000 else f"{score:.3g}" if abs(score) >= 10 else f"{score:.2f}"


def expected_text(count: float) -> str:
    """How many something would be by chance."""
    return f"{count:,.0f}" if count >= 10 else f"{count:.1f}"


def group_text(count: int, smallest: int) -> str:
    """A number of shoppers, but of a group smaller than `smallest` only that it is smaller."""
    return f"< {smallest}" if 0 < count < smallest else f"{count:,}"


def metric_sentence(metric: str) -> str:
    """What a similarity metric means, in a sentence."""
    return {
        "shoppers": tr("Alike are products that like-minded shoppers take; the same ones, above all."),
        "cosine": tr("Alike are products that the model places in the same direction of taste."),
        "euclidean": tr("Alike are products that the model places near one another."),
        "dot": tr("As cosine, but products that sell a lot come first."),
    }[metric]


LONGEST_TITLE = 200
"""Characters of a title where it is not cut by a column; some files have whole pages in that column."""


def shortened(text: str, longest: int = LONGEST_TITLE) -> str:
    """A text that is not endless."""
    return text if len(text) <= longest else f"{text[:longest].rstrip()}…"


def shortened_title(catalogue: Catalogue, code: int) -> str:
    """A product's title, in one line that is not endless; the id where it has none."""
    return " ".join(shortened(catalogue.title(code)).split()) or catalogue.item_ids[code]


def initials(title: str) -> str:
    """What stands on a product's tile: the first word, or the first four Chinese characters."""
    words = title.split()
    if not words:
        return ""
    limit = 4 if ord(words[0][0]) >= 0x2E80 else 12
    return words[0][:limit]


def metric_title(metric: str) -> str:
    """The name of a similarity metric."""
    return {
        "shoppers": tr("Alike shoppers"),
        "cosine": tr("Cosine"),
        "euclidean": tr("Euclidean"),
        "dot": tr("Inner product"),
    }[metric]
