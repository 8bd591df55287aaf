"""Which products are variants of one another: sizes, counts and colours of the same thing."""

from recdesk.engine.families.families import families_of
from recdesk.engine.families.stems import stem

__all__ = ["families_of", "stem"]
