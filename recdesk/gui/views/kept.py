"""What is chosen on a page, kept for the page that takes its place in another language or theme."""

from dataclasses import dataclass
from typing import Any, Protocol, Self, runtime_checkable


@dataclass(frozen=True)
class Kept:
    """The choices of one page; the pages' own ones derive from it."""

    @property
    def at_once(self) -> bool:
        """Whether the new page must be there at once, since jobs are under way that it follows."""
        return False

    def for_other_data(self) -> Self:
        """What is left of the choices when the shop has other data, to which codes mean something else."""
        return self


@runtime_checkable
class Keeping(Protocol):
    """A page with choices."""

    @property
    def choices(self) -> Kept:
        """What is chosen and typed now."""
        ...

    def restore(self, choices: Any) -> None:
        """Chooses what was chosen on the page that this one replaces."""
        ...
