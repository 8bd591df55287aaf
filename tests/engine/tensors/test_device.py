"""Which device is used and why not a GPU: the status bar says it, so it must be so."""

import sys

import pytest

from recdesk.engine.errors import OptionError
from recdesk.engine.tensors import choose_device, device, tensorflow


def with_gpus(monkeypatch: pytest.MonkeyPatch, count: int, built_with: bool = True) -> None:
    tf = tensorflow()
    monkeypatch.setattr(tf.config, "list_physical_devices", lambda kind=None: ["gpu"] * count)
    monkeypatch.setattr(tf.test, "is_built_with_gpu_support", lambda: built_with)


def test_cpu_asked_for_is_cpu() -> None:
    assert str(choose_device("cpu")) == "CPU: asked_cpu"


def test_a_gpu_is_used_where_the_work_is_worth_it(monkeypatch: pytest.MonkeyPatch) -> None:
    with_gpus(monkeypatch, 1)
    assert str(choose_device("auto", device.WORTH_A_GPU)) == "GPU"
    assert str(choose_device("auto", device.WORTH_A_GPU / 2)) == "CPU: too_small"
    assert str(choose_device("gpu", 1)) == "GPU"


@pytest.mark.parametrize(
    ("platform", "built_with", "reason"),
    [("linux", True, "no_gpu"), ("linux", False, "no_gpu_support"), ("win32", False, "native_windows")],
)
def test_without_a_gpu_the_reason_is_told(
    monkeypatch: pytest.MonkeyPatch, platform: str, built_with: bool, reason: str
) -> None:
    with_gpus(monkeypatch, 0, built_with)
    monkeypatch.setattr(sys, "platform", platform)
    assert str(choose_device("auto")) == f"CPU: {reason}"
    with pytest.raises(OptionError) as refused:
        choose_device("gpu")
    assert refused.value.code == reason


def test_several_gpus_take_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    with_gpus(monkeypatch, 3)
    chosen = choose_device("gpu")
    assert (chosen.name, chosen.others) == ("/GPU:0", ("/GPU:1", "/GPU:2"))
