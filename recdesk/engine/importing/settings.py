"""What an import may be told; everything left out is guessed from the file."""

import io
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

from recdesk.engine.errors import OptionError

Role = Literal["auto", "interactions", "catalogue"]
Duplicates = Literal["auto", "last", "mean", "max", "sum", "count"]

INTERACTION_FIELDS = ("user", "item", "value", "time")
CATALOGUE_FIELDS = ("item", "title", "category", "brand", "price", "description", "image")

_CHOICES = {
    "role": ("auto", "interactions", "catalogue"),
    "feedback": ("auto", "explicit", "implicit"),
    "duplicates": ("auto", "last", "mean", "max", "sum", "count"),
    "decimal": (None, ".", ","),
}


@dataclass(frozen=True)
class ImportSettings:
    """Settings of one import.

    Attributes:
        role: what the file holds; "auto" decides by its columns.
        mapping: column name by field ("user", "item", "value", "time", or "item", "title", "category",
            "brand", "price", "description", "image"). Fields left out are guessed from the header; an
            empty column name says that the file has no such column.
        encoding: a Python codec name.
        delimiter: one character.
        decimal: "." or ",".
        feedback: what the values mean; "auto" decides by the value column.
        duplicates: what several rows of one shopper and product come to; "auto" keeps what the shop
            has, which is "last" for ratings and "sum" for implicit feedback unless told otherwise.
        replace: drop the interactions (or the catalogue) that are there, instead of adding to them.

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
        if self.encoding is not None and not _is_text_codec(self.encoding):
            raise OptionError("unknown_encoding_name", value=self.encoding)

    def to_dict(self) -> dict[str, Any]:
        """JSON values, from which `from_dict` makes the same settings."""
        return {**asdict(self), "mapping": None if self.mapping is None else dict(self.mapping)}

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> "ImportSettings":
        return cls(**values)


def _is_delimiter(text: str) -> bool:
    return len(text) == 1 and text != '"' and (text.isprintable() or text == "\t")


def _is_text_codec(name: str) -> bool:
    try:
        io.TextIOWrapper(io.BytesIO(), encoding=name)
    except (LookupError, ValueError):
        return False
    return True
