"""The rows of a catalogue file: a product with what is known of it."""

from recdesk.engine.importing.checked_rows import Check, CheckedRows, cell, header_check
from recdesk.engine.importing.expressions import LARGEST_VALUE, number
from recdesk.engine.importing.preview import Preview
from recdesk.engine.importing.querying import literal
from recdesk.engine.importing.rejected_files import OWN_COLUMNS, is_rejects_file

_TEXT_FIELDS = ("title", "category", "brand", "description", "image")


def catalogue_rows(preview: Preview) -> CheckedRows:
    """`item, title, category, brand, price, description, image, attributes` of each record.

    The id is taken as it stands; texts lose the spaces around them. A price that is no positive number is
    unknown (NULL), which rejects nothing: the product is still there. Columns that serve no field go into
    `attributes`, a JSON object of their texts without the empty ones, or an empty text.
    """
    cells = {"item_cell": f"{cell(preview, 'item')}"}
    values = {"item": "item_cell"}
    for field in _TEXT_FIELDS:
        text = cell(preview, field)
        values[field] = f"trim({text})" if text is not None else "''"
    values["price"] = _price(preview)
    values["attributes"] = _attributes(preview)
    checks = [
        header_check(preview, {field: text for field in preview.mapping if (text := cell(preview, field))}),
        Check("trim(item_cell) = ''", "missing_id", preview.mapping["item"]),
    ]
    return CheckedRows(cells, values, checks)


def _price(preview: Preview) -> str:
    text = cell(preview, "price")
    if text is None:
        return "NULL::DOUBLE"
    price = number(f"trim({text})", preview.decimal)
    return f"CASE WHEN {price} BETWEEN 0 AND {LARGEST_VALUE} THEN {price} END"


def _attributes(preview: Preview) -> str:
    taken = {*preview.mapping.values(), *(OWN_COLUMNS if is_rejects_file(preview.columns) else ())}
    others = [(at, name) for at, name in enumerate(preview.columns, 1) if name not in taken]
    if not others:
        return "''"
    entries = ", ".join(f"{{'key': {literal(name)}, 'value': trim(fields[{at}])}}" for at, name in others)
    known = f"list_filter([{entries}], lambda entry: entry.value <> '')"
    return f"CASE WHEN len({known}) > 0 THEN to_json(map_from_entries({known}))::VARCHAR ELSE '' END"
