"""Which column holds what, guessed from the header in English and Chinese."""

import re
from collections.abc import Iterable, Mapping, Sequence

from recdesk.engine.errors import DataError
from recdesk.engine.importing.column_names import NAMES, TITLE_NAMES
from recdesk.engine.importing.settings import CATALOGUE_FIELDS, INTERACTION_FIELDS

_PUNCTUATION = re.compile(r"[\s_\-./()（）]+")


def normalized(name: str) -> str:
    """A column name without case, spaces and punctuation."""
    return _PUNCTUATION.sub("", name).casefold()


def shown(columns: Sequence[str]) -> list[str]:
    """The column names as an error can list them: at most 30, at most 40 characters each."""
    return [column[:40] for column in columns[:30]]


def guess_mapping(
    columns: Sequence[str], fields: Iterable[str], given: Mapping[str, str] | None
) -> dict[str, str]:
    """Column by field.

    Args:
        columns: the header.
        fields: what to look for, in this order; a column serves one field at most.
        given: what the user has said; an empty column name keeps the field out.

    Raises:
        DataError: `given` names a column that the file does not have.
    """
    given = given or {}
    for column in given.values():
        if column and column not in columns:
            raise DataError("column_missing", column=column, columns=shown(columns))
    mapping = {field: column for field, column in given.items() if column}
    for field in fields:
        if field not in given:
            free = [column for column in columns if column not in mapping.values()]
            # Too much ends with the name of an event: "transaction", for one.
            guess = _exact(free, NAMES[field]) if field == "event" else _best(free, NAMES[field])
            if guess is not None:
                mapping[field] = guess
    return mapping


def map_interactions(columns: Sequence[str], given: Mapping[str, str] | None) -> dict[str, str]:
    """The mapping of an interaction file; "user" or "item" is missing where no column looks like it."""
    mapping = guess_mapping(columns, INTERACTION_FIELDS, given)
    if "item" not in mapping and "item" not in (given or {}):
        # Some exports know a product by its name only.
        free = [column for column in columns if column not in mapping.values()]
        if (guess := _best(free, TITLE_NAMES)) is not None:
            mapping["item"] = guess
    return mapping


def map_catalogue(columns: Sequence[str], given: Mapping[str, str] | None) -> dict[str, str]:
    """The mapping of a catalogue file; a column named plainly "id" serves for the item."""
    mapping = guess_mapping(columns, CATALOGUE_FIELDS, given)
    if "item" not in mapping and "item" not in (given or {}):
        free = [column for column in columns if column not in mapping.values()]
        if (guess := _best(free, ("id", "code", "编号", "编码"))) is not None:
            mapping["item"] = guess
    return mapping


def _best(columns: Sequence[str], names: Sequence[str]) -> str | None:
    """The column whose name stands first in `names`; else one that ends with such a name."""
    exact = _exact(columns, names)
    if exact is not None:
        return exact
    by_name = {normalized(column): column for column in reversed(columns)}
    # "purchase_quantity", "商品评分"; names too short to tell anything are left out
    telling = [name for name in names if len(name) >= (4 if name.isascii() else 2)]
    return next((by_name[key] for name in telling for key in by_name if key.endswith(name)), None)


def _exact(columns: Sequence[str], names: Sequence[str]) -> str | None:
    """The column whose name stands first in `names`."""
    by_name = {normalized(column): column for column in reversed(columns)}
    return next((by_name[name] for name in names if name in by_name), None)
