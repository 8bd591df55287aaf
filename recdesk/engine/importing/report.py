"""What an import has done."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal

from recdesk.engine.importing.beginning import Kind
from recdesk.engine.importing.dialect import Dialect
from recdesk.engine.importing.feedback import Feedback
from recdesk.engine.importing.row_form import RowForm
from recdesk.engine.importing.settings import ImportSettings


@dataclass(frozen=True)
class ImportReport:
    """The outcome of one import; rows_read = rows_accepted + rows_rejected + rows_merged, always.

    Attributes:
        rows_accepted: rows that brought a shopper-product pair (or a product) that was not there before.
        rows_rejected: rows at fault, kept with their line, column and reason.
        rows_merged: valid rows on a pair (or a product) that was there already, from this file or before.
        users, items: how many the shop has afterwards.
        feedback, duplicates: what holds in the shop afterwards; None while it has no interactions.
        mapping: column name by field.
        seconds: how long the import took.
        hash: BLAKE2b of the content, 32 hex digits.
        rows_repeated: of the merged rows, those that an earlier import had brought already.
        rows_returned: rows with a negative quantity that were taken off purchases (accepted or merged) or
            dropped (rejected), as the settings say.
        rows_repaired: of the rejected rows, those that a later import brought, mended.
        imported_at: when, ISO 8601 in UTC; empty for imports of earlier versions.
        kind, columns: of the file; no columns for imports of earlier versions.
        settings: `ImportSettings` as JSON values, with all that was guessed filled in, so that a file of the
            rejected rows is read in the same way.
    """

    import_id: int
    path: Path
    role: Literal["interactions", "catalogue"]
    rows_read: int
    rows_accepted: int
    rows_rejected: int
    rows_merged: int
    users: int
    items: int
    feedback: Feedback | None
    duplicates: str | None
    mapping: dict[str, str]
    encoding: str
    delimiter: str
    seconds: float
    hash: str
    rows_repeated: int = 0
    rows_returned: int = 0
    rows_repaired: int = 0
    imported_at: str = ""
    kind: Kind = "text"
    columns: list[str] = field(default_factory=list[str])
    settings: dict[str, Any] = field(default_factory=dict[str, Any])

    @property
    def form(self) -> RowForm:
        """How the rows of the file are written."""
        settings = ImportSettings.from_dict(self.settings)
        dialect = Dialect(settings.delimiter or self.delimiter, settings.quote or "", settings.escape or "")
        return RowForm(self.kind, self.columns, dialect)

    @property
    def unrepairable(self) -> str | None:
        """Why rejects cannot be mended: "hidden" by pseudonyms, "unknown" form of an earlier version."""
        if self.settings.get("pseudonymise"):
            return "hidden"
        return None if self.columns else "unknown"

    def to_dict(self) -> dict[str, Any]:
        """JSON values, from which `from_dict` makes the same report."""
        return {**asdict(self), "path": str(self.path)}

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> "ImportReport":
        fields: dict[str, Any] = {**values, "path": Path(values["path"])}
        return cls(**fields)
