"""What the message bar says: a sentence, how serious it is, and a remedy to click on."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from recdesk import messages
from recdesk.engine.errors import RecDeskError

NoticeKind = Literal["info", "warning", "error"]


@dataclass(frozen=True)
class Notice:
    """One message to the user.

    Attributes:
        kind: how serious it is.
        text: one translated sentence.
        action_text: words of the remedy's button; None for no button.
        action: what the remedy does, called in the GUI thread.
    """

    kind: NoticeKind
    text: str
    action_text: str | None = None
    action: Callable[[], object] | None = None

    @classmethod
    def of(
        cls,
        error: RecDeskError,
        action_text: str | None = None,
        action: Callable[[], object] | None = None,
    ) -> "Notice":
        """The engine's error as a message in the current language."""
        return cls("error", messages.sentence(error), action_text, action)
