"""The engine's answers as the window takes them; made on the worker thread."""

from recdesk.engine.importing import ImportReport, Preview
from recdesk.engine.importing.rejects import RejectTable
from recdesk.engine.importing.trial import Trial
from recdesk.engine.parts import Parts
from recdesk.engine.search import ProductIndex
from recdesk.gui.models.reject_table import RejectRows


def preview(parts: Parts) -> Preview:
    return Preview.from_dict(parts.header)


def trial(parts: Parts) -> Trial:
    return Trial.from_dict(parts.header)


def report(parts: Parts) -> ImportReport:
    return ImportReport.from_dict(parts.header)


def rejects(parts: Parts) -> RejectRows:
    return RejectRows.of(RejectTable.from_parts(parts))


def product_index(parts: Parts) -> ProductIndex:
    return ProductIndex.from_parts(parts)
