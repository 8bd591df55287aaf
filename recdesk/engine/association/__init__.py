"""What is bought together: products that go with one another, which is not the same as being alike."""

from recdesk.engine.association.baskets import Baskets
from recdesk.engine.association.together import FEWEST, Together, bought_together

__all__ = ["FEWEST", "Baskets", "Together", "bought_together"]
