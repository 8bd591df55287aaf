"""A training on several devices comes to what it comes to on one; the CPU is split in place of GPUs."""

import subprocess
import sys

TRAINED_ON_ONE_AND_ON_TWO = """
import numpy as np
from dataclasses import replace
from recdesk.engine.factorization import batches, descent
from recdesk.engine.factorization.ials import ImplicitALS
from recdesk.engine.factorization.penalty import Penalty
from recdesk.engine.interactions import Interactions
from recdesk.engine.tensors import Device, tensorflow

tf = tensorflow()
cpu = tf.config.list_physical_devices("CPU")[0]
tf.config.set_logical_device_configuration(cpu, [tf.config.LogicalDeviceConfiguration()] * 2)
batches.AT_ONCE = descent.AT_ONCE = 2
batches.WORTH_A_CALL = 1
random = np.random.default_rng(3)
pairs = np.unique(random.integers(0, 400, (6_000, 2)), axis=0).astype(np.int32)
pairs = pairs[pairs[:, 1] <= pairs[:, 0]]
ids = [str(code) for code in range(400)]
ones = np.ones(len(pairs), np.float32)
data = Interactions(pairs[:, 0], pairs[:, 1], ones, None, ids, ids, "implicit")
one = Device("CPU", "/CPU:0")
found, used = [], []
for device in (one, replace(one, others=("/CPU:1",))):
    als = ImplicitALS(data, ones, Penalty(0.01, 0.1), 8, 0, device, lambda: None)
    for _ in range(3):
        als.sweep(lambda: None)
    als.settle(lambda: None)
    found.append((als.user_factors, als.item_factors))
    used.append({batch.columns.device[-5:] for batch in als._users.batches})
assert used == [{"CPU:0"}, {"CPU:0", "CPU:1"}], used
for here, there in zip(*found):
    assert here.any() and np.array_equal(here, there)
"""


def test_two_devices_train_the_model_of_one() -> None:
    done = subprocess.run(
        [sys.executable, "-c", TRAINED_ON_ONE_AND_ON_TWO], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout + done.stderr == "", "TensorFlow starts and trains without a word"
