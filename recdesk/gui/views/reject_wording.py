"""How the window words rows that were left out."""

import numpy as np
import numpy.typing as npt

from recdesk import messages
from recdesk.engine.importing import ImportReport, Reject
from recdesk.gui import wording
from recdesk.gui.views.list_button import Choice
from recdesk.i18n import plural, tr


def sentence(report: ImportReport) -> str:
    """How many rows an import left out, and how many of them came back."""
    name = report.path.name
    text = plural(
        "{n} row of {name} was left out.",
        "{n} rows of {name} were left out.",
        report.rows_rejected,
        name=name,
    )
    if not report.rows_repaired:
        return text
    return tr(
        "{sentence} {repaired}",
        sentence=text,
        repaired=plural("{n} of them is repaired.", "{n} of them are repaired.", report.rows_repaired),
    )


def taken(report: ImportReport) -> str:
    """What came of an import of mended rows."""
    good = report.rows_read - report.rows_rejected
    text = plural("{n} mended row is in the shop now.", "{n} mended rows are in the shop now.", good)
    if not report.rows_rejected:
        return text
    rest = plural("{n} is still not in order.", "{n} are still not in order.", report.rows_rejected)
    return tr("{sentence} {repaired}", sentence=text, repaired=rest)


def unrepairable(why: str) -> str:
    """Why the rejects of an import cannot be mended here."""
    if why == "hidden":
        return tr(
            "The shop has pseudonyms, so the shoppers of these rows were not kept: mend the file itself, and"
            " import it again."
        )
    return tr("An earlier RecDesk imported this file and kept too little of it to mend rows here.")


def place(one: Reject) -> str:
    """Where a row stands and what is wrong with it: "Line 5 · no number · 数量"."""
    parts = [tr("Line {n}", n=f"{one.line:,}"), messages.reason(one.reason), one.column]
    return wording.SEPARATOR.join(part for part in parts if part)


def choices(codes: npt.NDArray[np.int32], names: list[str]) -> list[Choice]:
    """All, then each name with its number of rows, the most frequent first."""
    counts = np.bincount(codes, minlength=len(names))
    several = [
        Choice(code, f"{names[code]} ({counts[code]:,})", names[code])
        for code in np.argsort(-counts, kind="stable").tolist()
    ]
    return [Choice(-1, tr("All")), *several]
