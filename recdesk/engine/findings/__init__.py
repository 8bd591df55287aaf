"""Findings: what is wrong or odd in a shop's data, and the corrections that put it right."""

from recdesk.engine.findings.checks import CHECKS, find, find_one
from recdesk.engine.findings.finding import Correction, Finding
from recdesk.engine.findings.rows import Rows
from recdesk.engine.findings.shop_data import ShopData, Tally

__all__ = ["CHECKS", "Correction", "Finding", "Rows", "ShopData", "Tally", "find", "find_one"]
