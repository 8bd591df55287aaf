"""The sample shop "Teashop & Kitchen": a catalogue and a year of purchases, invented and always the same."""

from recdesk.engine.sample.catalogue import PlantedPair, never_sold, planted_pairs
from recdesk.engine.sample.shop import SampleShop, write_sample_shop

__all__ = ["PlantedPair", "SampleShop", "never_sold", "planted_pairs", "write_sample_shop"]
