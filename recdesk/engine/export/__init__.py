"""Tables for people (.csv, .xlsx, .parquet) and plain CSV for machines; never half a file."""

from recdesk.engine.export.builders import (
    Bounds,
    catalogue_table,
    interactions_table,
    recommendations_table,
    similar_table,
)
from recdesk.engine.export.machine import write_recommendations_csv, write_similar_csv
from recdesk.engine.export.replacing import replacing
from recdesk.engine.export.table import Table
from recdesk.engine.export.tables import ENDINGS, export_table

__all__ = [
    "ENDINGS",
    "Bounds",
    "Table",
    "catalogue_table",
    "export_table",
    "interactions_table",
    "recommendations_table",
    "replacing",
    "similar_table",
    "write_recommendations_csv",
    "write_similar_csv",
]
