"""TensorFlow's one door (`tensorflow`, `choose_device`) and what is computed on large arrays with it."""

from recdesk.engine.tensors.device import Device, choose_device, tensorflow, without_gpu

__all__ = ["Device", "choose_device", "tensorflow", "without_gpu"]
