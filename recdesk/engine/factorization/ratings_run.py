"""How far a training of ratings is, in a form that a checkpoint keeps."""

from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from recdesk.engine.factorization.bayesian import Chain, Draw
from recdesk.engine.factorization.hyperpriors import Prior
from recdesk.engine.parts import Array, Parts


@dataclass
class RatingsRun:
    """What a training has so far.

    Attributes:
        history: measured values after each sweep, by name.
        kept: the draws that the model will be made of.
        last: the newest draw, None before the first.
        summed: float64[held out], predictions added up since the end of burn-in.
    """

    summed: npt.NDArray[np.float64]
    history: dict[str, list[float]] = field(default_factory=dict[str, list[float]])
    kept: list[Draw] = field(default_factory=list[Draw])
    last: Draw | None = None

    def to_parts(self) -> Parts:
        """After a sweep."""
        assert self.last is not None
        chain = self.last.chain
        header: dict[str, Any] = {
            "history": self.history,
            "kept": [_header(draw) for draw in self.kept],
            "last": _header(self.last),
            "sweeps": chain.sweeps,
            "noise_precision": chain.noise_precision,
            "item_shrinkage": chain.item_prior.shrinkage,
            "random": chain.random,
        }
        arrays = _arrays("last", self.last) | _prior_arrays("item_prior", chain.item_prior)
        arrays["summed"] = self.summed
        for number, draw in enumerate(self.kept):
            arrays |= _arrays(f"kept{number}", draw)
        return Parts(header, arrays)

    @classmethod
    def from_parts(cls, parts: Parts) -> "RatingsRun":
        header, arrays = parts
        item_prior = _prior("item_prior", arrays, header["item_shrinkage"])
        chain = Chain(header["sweeps"], item_prior, header["noise_precision"], header["random"])
        last = replace(_draw("last", header["last"], arrays), chain=chain)
        kept = [_draw(f"kept{number}", one, arrays) for number, one in enumerate(header["kept"])]
        return cls(arrays["summed"], header["history"], kept, last)


def _header(draw: Draw) -> dict[str, float]:
    return {"noise": draw.noise_precision, "loss": draw.loss, "shrinkage": draw.user_prior.shrinkage}


def _arrays(name: str, draw: Draw) -> dict[str, Array]:
    arrays: dict[str, Array] = {f"{name}.users": draw.users, f"{name}.items": draw.items}
    if draw.user_means is not None:
        arrays[f"{name}.user_means"] = draw.user_means
    return arrays | _prior_arrays(f"{name}.prior", draw.user_prior)


def _prior_arrays(name: str, prior: Prior) -> dict[str, Array]:
    return {
        f"{name}.mean": prior.mean,
        f"{name}.precision": prior.precision,
        f"{name}.weights": prior.weights,
    }


def _draw(name: str, header: dict[str, float], arrays: dict[str, Array]) -> Draw:
    """A draw without what its chain went on from, which only the last one needs."""
    prior = _prior(f"{name}.prior", arrays, header["shrinkage"])
    return Draw(
        arrays[f"{name}.users"],
        arrays[f"{name}.items"],
        prior,
        header["noise"],
        header["loss"],
        arrays.get(f"{name}.user_means"),
        Chain(0, prior, header["noise"], {}),
    )


def _prior(name: str, arrays: dict[str, Array], shrinkage: float) -> Prior:
    return Prior(arrays[f"{name}.mean"], arrays[f"{name}.precision"], arrays[f"{name}.weights"], shrinkage)
