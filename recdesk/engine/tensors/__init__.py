"""TensorFlow's one door: `tensorflow` loads it, `choose_device` tells where to compute."""

from recdesk.engine.tensors.device import Device, choose_device, tensorflow, without_gpu

__all__ = ["Device", "choose_device", "tensorflow", "without_gpu"]
