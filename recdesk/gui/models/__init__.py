"""Qt item models over NumPy arrays; no widgets."""
