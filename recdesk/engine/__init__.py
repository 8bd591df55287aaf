"""The engine: from interactions to factors, similar products and recommendations; knows nothing of Qt.

Names load when first used, so that the window can import light parts of the engine without DuckDB,
pandas or TensorFlow.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from recdesk.engine.factorization.model import FactorModel
    from recdesk.engine.factorization.options import TrainingOptions
    from recdesk.engine.interactions import Interactions
    from recdesk.engine.workspace import Workspace

__all__ = ["FactorModel", "Interactions", "TrainingOptions", "Workspace"]

_HOMES = {
    "FactorModel": "recdesk.engine.factorization.model",
    "Interactions": "recdesk.engine.interactions",
    "TrainingOptions": "recdesk.engine.factorization.options",
    "Workspace": "recdesk.engine.workspace",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
