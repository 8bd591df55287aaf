"""The one door to TensorFlow: loads it once, quietly and with our settings, and chooses the device."""

import os
import re
import sys
import tempfile
from collections.abc import Generator, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Literal

from recdesk.engine.errors import OptionError
from recdesk.engine.threads import spare_cores

DeviceChoice = Literal["auto", "cpu", "gpu"]

WORTH_A_GPU = 2e10
"""Floating-point operations below which starting a GPU costs more than it saves."""

MOST_HALVINGS = 3

_STARTUP_LOG = re.compile(r"WARNING: All log messages before absl|[IWE]\d{4} \d|\d{4}-\d\d-\d\d .*: [IWE] ")


@dataclass(frozen=True)
class Device:
    """Where a computation runs.

    Attributes:
        kind: "CPU" or "GPU".
        name: what `tf.device` takes.
        reason: why the GPU is not used; empty where it is. One of the codes asked_cpu, no_gpu,
            no_gpu_support (this TensorFlow was built without it), native_windows, too_small,
            gpu_memory (it had too little).
        batch_share: how much of the usual size batches have, 1 unless memory ran out.
        others: names of further devices of the kind that take turns with it.
    """

    kind: Literal["CPU", "GPU"]
    name: str
    reason: str = ""
    batch_share: float = 1.0
    others: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.kind}: {self.reason}" if self.reason else self.kind

    def with_less_memory(self) -> Iterator["Device"]:
        """What to try one after another when memory runs out: batches halved, and at last the CPU."""
        for halvings in range(1, MOST_HALVINGS + 1):
            yield replace(self, batch_share=0.5**halvings)
        if self.kind == "GPU":
            yield Device("CPU", "/CPU:0", "gpu_memory")


@cache
def tensorflow() -> Any:
    """TensorFlow, imported at the first call; every user of TensorFlow in the engine comes through here.

    Logs are silenced unless the environment sets TF_CPP_MIN_LOG_LEVEL below 3. GPU memory grows as needed
    instead of being taken whole. With more than two cores, one is left to the window.

    Returns:
        the `tensorflow` module.
    """
    if os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3") < "3":
        import tensorflow as tf
    else:
        with _without_startup_log():
            import tensorflow as tf

            tf.config.list_physical_devices()
        tf.get_logger().setLevel("ERROR")
    with suppress(RuntimeError):  # a notebook that used TensorFlow before us: its settings stand
        tf.config.threading.set_intra_op_parallelism_threads(spare_cores())
        for gpu in tf.config.list_physical_devices("GPU"):
            tf.config.experimental.set_memory_growth(gpu, True)
    return tf


def choose_device(choice: DeviceChoice = "auto", work: float = float("inf")) -> Device:
    """Chooses the device for a computation.

    Args:
        choice: "cpu", "gpu", or "auto" for the GPU where there is one and the work is worth it.
        work: floating-point operations of the whole computation.

    Returns:
        the device, with the reason where it is not a GPU.

    Raises:
        OptionError: "no_gpu", "no_gpu_support" or "native_windows" when a GPU was asked for and none
            can be used.
    """
    if choice == "cpu":
        return Device("CPU", "/CPU:0", "asked_cpu")
    tf = tensorflow()
    gpus = tf.config.list_physical_devices("GPU")
    if not gpus:
        reason = _why_no_gpu(tf)
        if choice == "gpu":
            raise OptionError(reason)
        return Device("CPU", "/CPU:0", reason)
    if choice == "auto" and work < WORTH_A_GPU:
        return Device("CPU", "/CPU:0", "too_small")
    return Device("GPU", "/GPU:0", others=tuple(f"/GPU:{number}" for number in range(1, len(gpus))))


def without_gpu() -> Device | None:
    """The CPU with the reason, where that can be told without loading TensorFlow; None where it cannot."""
    if sys.platform in ("win32", "darwin"):
        return Device("CPU", "/CPU:0", "native_windows" if sys.platform == "win32" else "no_gpu")
    drivers = (Path("/proc/driver/nvidia/version"), Path("/dev/nvidiactl"), Path("/dev/dxg"))
    if any(path.exists() for path in drivers):
        return None
    return Device("CPU", "/CPU:0", "no_gpu")


def _why_no_gpu(tf: Any) -> str:
    if sys.platform == "win32":
        return "native_windows"
    return "no_gpu" if tf.test.is_built_with_gpu_support() else "no_gpu_support"


@contextmanager
def _without_startup_log() -> Generator[None]:
    """Holds back what the native libraries write to stderr before their log level takes effect.

    Python's own `sys.stderr` cannot catch it, so the file descriptor is turned to a file for the while;
    whatever is not such a log line is written to the real one afterwards.
    """
    try:
        kept = os.dup(2)
    except OSError:  # a windowed application has no stderr
        yield
        return
    with tempfile.TemporaryFile() as caught:
        os.dup2(caught.fileno(), 2)
        try:
            yield
        finally:
            os.dup2(kept, 2)
            os.close(kept)
            caught.seek(0)
            for line in caught.read().splitlines(keepends=True):
                if not _STARTUP_LOG.match(line.decode(errors="replace")):
                    os.write(2, line)
