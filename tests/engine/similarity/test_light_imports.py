"""The window looks up lists itself; it would start slowly and stutter if that loaded heavy libraries."""

import subprocess
import sys

PROGRAM = """
import sys
import numpy as np
from recdesk.engine import FactorModel, Interactions, TrainingOptions
from recdesk.engine.incidence import Incidence
from recdesk.engine.recommendation import Recommender
from recdesk.engine.similarity import ItemSimilarity

user, item = (codes.astype(np.int32) for codes in np.nonzero(np.ones((3, 4))))
ids = ["a", "b", "c", "d"]
shop = Interactions(user, item, np.ones(12, np.float32), None, ids[:3], ids, "implicit")
vectors = np.eye(4, dtype=np.float32)
options = TrainingOptions(regularization=0.01, unobserved_weight=0.3)
model = FactorModel("ranking", vectors[:3], vectors, options)
incidence = Incidence.of(shop)
similarity = ItemSimilarity.of(model, incidence)
assert len(similarity.neighbours(0)) == 3
assert similarity.block(np.arange(4)).shape == (4, 4)
assert len(Recommender.of(model, incidence).for_user(0, exclude_seen=False)) == 4
assert len(Recommender.of(model, incidence).for_basket([1])) == 3
heavy = {"tensorflow", "keras", "scipy", "pandas", "duckdb", "rapidfuzz"} & set(sys.modules)
assert not heavy, heavy
"""


def test_looking_up_lists_loads_numpy_only():
    subprocess.run([sys.executable, "-c", PROGRAM], check=True, timeout=60)
