"""The engine's answers as the window takes them; made on the worker thread."""

from recdesk.engine.importing import ImportReport, Preview, Reject
from recdesk.engine.parts import Parts


def preview(parts: Parts) -> Preview:
    return Preview.from_dict(parts.header)


def report(parts: Parts) -> ImportReport:
    return ImportReport.from_dict(parts.header)


def rejects(parts: Parts) -> list[Reject]:
    return [Reject(*one) for one in parts.header["rejects"]]
