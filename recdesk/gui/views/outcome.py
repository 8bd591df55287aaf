"""What an import would do with the first rows, or what must be answered before it can begin."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from recdesk import messages
from recdesk.gui.import_draft import ImportDraft
from recdesk.gui.views import guess_wording
from recdesk.gui.views.widgets import ElidedLabel, label
from recdesk.i18n import tr


class Outcome(QWidget):
    """Two lines beside the buttons: the counts, and the reasons of the rows that would be left out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self._hint = label("", "warning", wrap=True)
        self._hint.setObjectName("importHint")
        self._counts = ElidedLabel("", "strong")
        self._counts.setObjectName("importOutcome")
        self._reasons = ElidedLabel("", "small")
        self._reasons.setObjectName("importOutcomeReasons")
        column.addStretch(1)
        for part in (self._hint, self._counts, self._reasons):
            column.addWidget(part)
        column.addStretch(1)

    def show_draft(self, draft: ImportDraft, missing: str) -> None:
        """Shows what is `missing`, else what came of the trial."""
        if not missing and draft.trial_error is not None:
            missing = messages.sentence(draft.trial_error)
        trial = None if missing else draft.trial
        self._hint.setText(missing)
        self._hint.setVisible(bool(missing))
        counts = "" if trial is None else guess_wording.outcome(trial)
        if not missing and draft.preview is not None and trial is None:
            counts = tr("Trying the first rows…")
        self._counts.set_text(counts)
        self._counts.setVisible(bool(counts))
        self._reasons.set_text("" if trial is None else guess_wording.outcome_reasons(trial))
        self._reasons.setVisible(trial is not None)
        self.setToolTip("" if trial is None else guess_wording.examples(trial))
