"""What an import may be told; everything left out is guessed from the file."""

import io
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

from recdesk.engine.errors import OptionError
from recdesk.engine.importing.dates import DateOrder

Role = Literal["auto", "interactions", "catalogue"]
Duplicates = Literal["auto", "last", "mean", "max", "sum", "count"]

INTERACTION_FIELDS = ("user", "item", "value", "time", "event")
CATALOGUE_FIELDS = ("item", "title", "category", "brand", "price", "description", "image")

MAX_DELIMITER = 4

LARGEST_WEIGHT = 1_000_000

_CHOICES = {
    "role": ("auto", "interactions", "catalogue"),
    "feedback": ("auto", "explicit", "implicit"),
    "duplicates": ("auto", "last", "mean", "max", "sum", "count"),
    "decimal": (None, ".", ","),
    "returns": ("auto", "net", "drop", "reject"),
    "dates": (None, "dmy", "mdy", "ymd"),
    "repeats": ("skip", "keep"),
}


@dataclass(frozen=True)
class ImportSettings:
    """Settings of one import.

    Attributes:
        role: what the file holds; "auto" decides by its columns.
        mapping: column name by field ("user", "item", "value", "time", "event", or "item", "title",
            "category", "brand", "price", "description", "image"). Fields left out are guessed from the
            header; an empty column name says that the file has no such column.
        encoding: a Python codec name.
        delimiter: one character, or up to four such as "::".
        decimal: "." or ",".
        feedback: what the values mean; "auto" decides by the value column.
        duplicates: what several rows of one shopper and product come to; "auto" keeps what the shop
            has, which is "last" for ratings and "sum" for implicit feedback unless told otherwise.
        replace: drop the interactions (or the catalogue) that are there, instead of adding to them.
        quote: one character, or an empty text where quotes mean nothing.
        escape: the character that takes the meaning from the one after it, an empty text for none.
        header: whether the first line names the columns.
        member: which file of an archive.
        sheet: which sheet of a spreadsheet.
        event_weights: what an event of a type counts, by the type's name; types left out have the weights
            of `recdesk.engine.importing.event_types`. A weight of 0 keeps the type out.
        returns: what negative quantities are: "net" takes them off the shopper's purchases of the product,
            "drop" leaves them out, "reject" takes them for mistakes. "auto" nets them where the file has
            positive ones too that are counts, or where the shop has returns already, and else rejects them.
        dates: what dates like "5/1/2024" begin with, where the column does not tell: "dmy", "mdy" or "ymd".
        repeats: whether rows that an earlier import brought already (the same shopper, product, value and
            time) are taken once ("skip") or again ("keep"). Rows without a time are always taken, and so
            are equal rows of one file: of a row that was there twice, a third one is new.
        pseudonymise: replace the shoppers' ids by keyed hashes before anything is kept. A shop that began
            with pseudonyms goes on with them, whatever this says.
        key_file: the key to the pseudonyms; None for the one that RecDesk keeps for this user.

    Raises:
        OptionError: on construction, for a value that is none of these.
    """

    role: Role = "auto"
    mapping: Mapping[str, str] | None = None
    encoding: str | None = None
    delimiter: str | None = None
    decimal: str | None = None
    feedback: Literal["auto", "explicit", "implicit"] = "auto"
    duplicates: Duplicates = "auto"
    replace: bool = False
    quote: str | None = None
    escape: str | None = None
    header: bool | None = None
    member: str | None = None
    sheet: str | None = None
    event_weights: Mapping[str, float] | None = None
    returns: Literal["auto", "net", "drop", "reject"] = "auto"
    dates: DateOrder | None = None
    repeats: Literal["skip", "keep"] = "skip"
    pseudonymise: bool = False
    key_file: str | None = None

    def __post_init__(self) -> None:
        for name, choices in _CHOICES.items():
            if getattr(self, name) not in choices:
                raise OptionError(
                    "option_not_a_choice",
                    option=name,
                    value=str(getattr(self, name)),
                    choices=[choice for choice in choices if choice],
                )
        fields = {*INTERACTION_FIELDS, *CATALOGUE_FIELDS}
        for field in self.mapping or {}:
            if field not in fields:
                raise OptionError(
                    "option_not_a_choice", option="mapping", value=field, choices=sorted(fields)
                )
        if self.delimiter is not None and not _is_delimiter(self.delimiter):
            raise OptionError("bad_delimiter", value=self.delimiter)
        for name in ("quote", "escape"):
            character = getattr(self, name)
            if character and not (len(character) == 1 and character.isprintable()):
                raise OptionError("bad_quote", option=name, value=character)
        if self.quote and self.delimiter and (self.quote in self.delimiter or len(self.delimiter) > 1):
            raise OptionError("quote_and_delimiter", quote=self.quote, delimiter=self.delimiter)
        for event_type, weight in (self.event_weights or {}).items():
            if not 0 <= weight <= LARGEST_WEIGHT:
                raise OptionError("bad_event_weight", event=event_type, value=weight, high=LARGEST_WEIGHT)
        if self.encoding is not None and not _is_text_codec(self.encoding):
            raise OptionError("unknown_encoding_name", value=self.encoding)

    def to_dict(self) -> dict[str, Any]:
        """JSON values, from which `from_dict` makes the same settings."""
        # `asdict` leaves mappings as they are, which may be of a kind that JSON does not know.
        mappings = {"mapping": self.mapping, "event_weights": self.event_weights}
        return asdict(self) | {
            name: None if mapping is None else dict(mapping) for name, mapping in mappings.items()
        }

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> "ImportSettings":
        return cls(**values)


def _is_delimiter(text: str) -> bool:
    return 1 <= len(text) <= MAX_DELIMITER and not set(text) & set('"\r\n\0')


def _is_text_codec(name: str) -> bool:
    try:
        io.TextIOWrapper(io.BytesIO(), encoding=name)
    except (LookupError, ValueError):
        return False
    return True
