"""Colour maps as tables of 256 colours: even to the eye, and clear to the colour-blind."""

import functools
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

Colours = npt.NDArray[np.uint8]

SIZE = 256

# Viridis (Stéfan van der Walt and Nathaniel Smith, CC0) at 33 places; between them it is nearly straight.
_VIRIDIS = bytes.fromhex(
    "440154 470d60 48186a 482374 472d7b 453781 424086 3e4989 3b528b 375b8d 33638d "
    "2f6b8e 2c728e 297a8e 26828e 23898e 21918c 1f978b 1f9f88 21a685 27ad81 31b57b "
    "3dbc74 4cc26c 5cc863 6ece58 81d34d 95d840 aadc32 c0df25 d5e21a eae51a fde725"
)

# Ends and middle of the maps for signed values: blue against orange, which every eye tells apart.
_COLD, _WARM = "2166ac", "b35806"
_COLD_BRIGHT, _WARM_BRIGHT = "6db3f2", "f5a04c"
_PALE, _DEEP = "f5f5f3", "1b1d22"

# Colours of categories, told apart side by side (Tableau 10 without its red and grey).
CATEGORIES = ("4e79a7", "f28e2b", "76b7b2", "edc948", "b07aa1", "59a14f", "9c755f", "ff9da7")
OTHER = "9aa1ad"


@functools.cache
def sequential() -> Colours:
    """uint8[256, 3], for values from nothing to much: viridis."""
    return np.round(_steps(list(np.frombuffer(_VIRIDIS, np.uint8).reshape(-1, 3)))).astype(np.uint8)


@functools.cache
def diverging(dark: bool) -> Colours:
    """uint8[256, 3], for values with a sign: blue, nothing, orange; nothing is the colour of the ground."""
    cold, middle, warm = (_COLD_BRIGHT, _DEEP, _WARM_BRIGHT) if dark else (_COLD, _PALE, _WARM)
    ends = [_oklab(_rgb(colour)) for colour in (cold, middle, warm)]
    return _from_oklab(_steps(ends))


def category_colour(place: int) -> str:
    """#rrggbb of the place-th most frequent category."""
    return f"#{CATEGORIES[place] if 0 <= place < len(CATEGORIES) else OTHER}"


def colours_of(values: npt.NDArray[np.floating], levels: tuple[float, float], table: Colours) -> Colours:
    """uint8[..., 3]: the colour of each value; values outside the levels take the end colours."""
    low, high = levels
    place = (values - low) / (high - low) * SIZE
    return table[np.clip(place, 0, SIZE - 1).astype(np.intp)]


def _rgb(colour: str) -> npt.NDArray[np.float64]:
    return np.array(list(bytes.fromhex(colour)), np.float64)


def _steps(stops: Sequence[npt.NDArray[Any]]) -> npt.NDArray[np.float64]:
    places = np.linspace(0, 1, len(stops))
    return np.stack(
        [np.interp(np.linspace(0, 1, SIZE), places, [stop[part] for stop in stops]) for part in range(3)], 1
    )


# Oklab (Björn Ottosson 2020): a colour space in which equal steps look equal.
_TO_LMS = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
_TO_LAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)


def _oklab(rgb: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    scaled = rgb / 255
    linear = np.where(scaled <= 0.04045, scaled / 12.92, ((scaled + 0.055) / 1.055) ** 2.4)
    return np.cbrt(linear @ _TO_LMS.T) @ _TO_LAB.T


def _from_oklab(lab: npt.NDArray[np.float64]) -> Colours:
    linear = (lab @ np.linalg.inv(_TO_LAB).T) ** 3 @ np.linalg.inv(_TO_LMS).T
    linear = np.clip(linear, 0, 1)
    scaled = np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055)
    return np.round(255 * scaled).astype(np.uint8)
