"""RecDesk: which products are alike, why, and what to recommend, learned from what shoppers did."""

__version__ = "0.1.0"
