"""How the rows of an import are written: the text of one into its fields, and back."""

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass

from recdesk.engine.importing.beginning import Kind
from recdesk.engine.importing.dialect import Dialect
from recdesk.engine.importing.json_lines import json_table


@dataclass(frozen=True)
class RowForm:
    """How each row of an import is written.

    Attributes:
        kind: of the file.
        columns: its column names.
        dialect: how fields are told apart; of no meaning for JSON Lines.
    """

    kind: Kind
    columns: Sequence[str]
    dialect: Dialect

    def split(self, text: str) -> list[str]:
        """The fields of a row, as many as there are, none where it is no JSON object."""
        if self.kind == "json_lines":
            keys, rows = json_table([text], 1)
            found = dict(zip(keys, rows[0], strict=True)) if rows else {}
            return [found.get(column, "") for column in self.columns] if rows else []
        if self.kind != "text" or not self.dialect.quote:
            return text.split(self.dialect.delimiter)
        try:
            reader = self.dialect.reader(io.StringIO(text, newline=""), with_breaks=True)
            return next(reader, [])
        except csv.Error:  # the module gives up where quotes never end
            return [text]

    def joined(self, fields: Sequence[str]) -> str:
        """The text of a row; `split` gives the same fields again where the form can tell them apart."""
        if self.kind == "json_lines":
            return json.dumps(dict(zip(self.columns, fields, strict=False)), ensure_ascii=False)
        dialect = self.dialect
        if self.kind != "text" or not dialect.quote:
            return dialect.delimiter.join(fields)
        written = io.StringIO(newline="")
        writer = csv.writer(
            written,
            delimiter=dialect.delimiter,
            quotechar=dialect.quote,
            escapechar=dialect.escape or None,
        )
        writer.writerow(fields)
        return written.getvalue().removesuffix("\r\n")
