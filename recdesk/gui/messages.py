"""What the message bar says: a sentence, how serious it is, and a remedy to click on."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from recdesk import messages
from recdesk.engine.errors import RecDeskError
from recdesk.gui.jobs import Job

NoticeKind = Literal["info", "warning", "error"]


@dataclass(frozen=True)
class Notice:
    """One message to the user.

    Attributes:
        kind: how serious it is.
        text: one translated sentence.
        action_text: words of the remedy's button, marked, and translated where they are shown; None for no
            button.
        action: what the remedy does, called in the GUI thread.
        error: what the text words; None for a notice that comes from no error.
        job: what failed with the error, if it was a job.
    """

    kind: NoticeKind
    text: str
    action_text: str | None = None
    action: Callable[[], object] | None = None
    error: RecDeskError | None = None
    job: Job | None = None

    @classmethod
    def of(
        cls,
        error: RecDeskError,
        action_text: str | None = None,
        action: Callable[[], object] | None = None,
        job: Job | None = None,
    ) -> "Notice":
        """The engine's error as a message in the current language."""
        return cls("error", messages.sentence(error), action_text, action, error, job)

    def reworded(self) -> "Notice | None":
        """The same in the language of now; None where only the moment knew what to say."""
        return None if self.error is None else Notice.of(self.error, self.action_text, self.action, self.job)
