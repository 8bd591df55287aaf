"""A picture of a heatmap has honest colours, also without a window."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from recdesk.gui.colormaps import colours_of, diverging, sequential


def lightness(colours: np.ndarray) -> np.ndarray:
    """L* of CIE 1976, from the standard's formulas."""
    scaled = colours / 255
    linear = np.where(scaled <= 0.04045, scaled / 12.92, ((scaled + 0.055) / 1.055) ** 2.4)
    luminance = linear @ [0.2126, 0.7152, 0.0722]
    return np.where(luminance > 0.008856, 116 * np.cbrt(luminance) - 16, 903.3 * luminance)


def test_the_sequential_map_gets_lighter_evenly() -> None:
    steps = np.diff(lightness(sequential())[::8])
    assert (steps > 0).all()
    assert steps.max() < 2 * steps.mean()


@pytest.mark.parametrize("dark", [False, True])
def test_the_diverging_maps_are_symmetric_about_the_ground(dark: bool) -> None:
    light = lightness(diverging(dark))
    left, right = light[:128], light[:127:-1]
    sign = 1 if dark else -1
    assert (sign * np.diff(left[::8]) < 0).all()
    assert (sign * np.diff(right[::8]) < 0).all()
    assert abs(left[0] - right[0]) < 12


def test_values_outside_the_levels_take_the_end_colours() -> None:
    table = sequential()
    shown = colours_of(np.array([-1.0, 0.0, 0.5, 1.0, 7.0]), (0.0, 1.0), table)
    assert shown.tolist() == [table[n].tolist() for n in (0, 0, 128, 255, 255)]


HEADLESS = """
import sys
from pathlib import Path
import numpy as np
from recdesk.engine.catalogue import Catalogue, Labels
from recdesk.engine.heatmap import Heatmap
from recdesk.gui.heatmap_image import save_heatmap
nothing = [""] * 3
catalogue = Catalogue(["a", "b", "c"], ["西湖龙井", "Gaiwan", ""], Labels.of(["Tea", "Teaware", ""]),
    Labels.of(nothing), np.ones(3, np.float32), nothing, nothing, nothing)
block = np.eye(3, dtype=np.float32)
heatmap = Heatmap(np.arange(3, dtype=np.int32), block, (0.0, 1.0), False, "cosine",
    np.array([0, 1, -1], np.int32), ["Tea", "Teaware"], "category", 3, 0)
save_heatmap(heatmap, catalogue, "Three", Path(sys.argv[1]))
"""


def test_a_picture_is_made_without_a_window(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(variable, raising=False)
    path = tmp_path / "three.png"
    done = subprocess.run(
        [sys.executable, "-c", HEADLESS, str(path)], capture_output=True, text=True, timeout=60
    )
    assert (done.returncode, done.stderr) == (0, "")
    from PySide6.QtGui import QImage

    image = QImage(str(path))
    counts: dict[int, int] = {}
    for y in range(0, image.height(), 4):
        for x in range(0, image.width(), 4):
            pixel = image.pixel(x, y)
            counts[pixel] = counts.get(pixel, 0) + 1
    yellow, violet = (0xFF000000 + int.from_bytes(bytes(sequential()[n]), "big") for n in (255, 0))
    # Three cells of nine are alike, six are not.
    assert counts[violet] / counts[yellow] == pytest.approx(2, rel=0.1)
