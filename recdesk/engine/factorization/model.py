"""FactorModel: what training makes and everything downstream reads; plain arrays, no TensorFlow."""

from dataclasses import asdict, dataclass, field
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from recdesk.engine.factorization.options import TrainingOptions
from recdesk.engine.factorization.weighting import Weighting
from recdesk.engine.parts import Array, Parts

Floats = npt.NDArray[np.float32]

OF_DRAWS = (
    "user_samples",
    "item_samples",
    "item_bias_samples",
    "user_prior_means",
    "user_prior_precisions",
    "noise_precisions",
    "user_feature_weights",
)
"""The array fields that a Bayesian model has one of for each draw."""

ARRAYS = ("user_factors", "item_factors", "user_bias", "item_bias", "item_features", *OF_DRAWS)
"""The fields of a model that are stored as arrays."""


@dataclass(frozen=True, eq=False)
class FactorModel:
    """Factors of users and items.

    Attributes:
        objective: "ratings" or "ranking".
        user_factors: float32[users, k]; of the last draw where the model is Bayesian.
        item_factors: float32[items, k]; likewise.
        user_bias, item_bias: float32[users], float32[items], or None where the model has none.
        mean: what every prediction starts from; 0 for ranking.
        user_samples, item_samples: float32[draws, users, k] and float32[draws, items, k] of a Bayesian
            model, else None: posterior draws of the items, and for each the posterior mean of the users
            given it, which predicts better than a draw of them would. Draws are rotated against each
            other: use each draw as a whole, never average factors across draws.
        item_bias_samples: float32[draws, items], whose mean is `item_bias`.
        user_prior_means, user_prior_precisions, noise_precisions: float32[draws, k + 1],
            float32[draws, k + 1, k + 1] and float32[draws], the normal distribution that each draw
            expects of a user's vector with its bias behind, and 1 / variance of a rating around its
            prediction; what `fold_in` needs, in the unit of the ratings. None unless Bayesian.
        item_features, user_feature_weights: float32[items, r] and float32[draws, r, k + 1], what it adds to
            each draw's expectation of a user whom they rated at all (`implicit_features.features_of`).
            None unless Bayesian, and in models of before there were such features.
        weighting: how values became weights (ranking); None for ratings.
        rating_range: lowest and highest rating seen; predictions are clipped to it. None for ranking.
        options: what was asked for, with the defaults filled in.
        metrics: measured on the holdout, by name ("rmse", "ndcg@10", ...); empty without one. What a
            plain baseline reaches on the same holdout stands beside, as "baseline_" + name.
        history: measured values after each sweep, by name; lists of equal length.
        name: the model's name within its workspace.
        seconds: training time.
        device: "CPU" or "GPU", and the reason after a colon where the GPU was not used.
        fingerprint: `Interactions.fingerprint()` of the data trained on.
    """

    objective: Literal["ratings", "ranking"]
    user_factors: Floats
    item_factors: Floats
    options: TrainingOptions
    user_bias: Floats | None = None
    item_bias: Floats | None = None
    mean: float = 0.0
    user_samples: Floats | None = None
    item_samples: Floats | None = None
    item_bias_samples: Floats | None = None
    user_prior_means: Floats | None = None
    user_prior_precisions: Floats | None = None
    noise_precisions: Floats | None = None
    item_features: Floats | None = None
    user_feature_weights: Floats | None = None
    weighting: Weighting | None = None
    rating_range: tuple[float, float] | None = None
    metrics: dict[str, float] = field(default_factory=dict[str, float])
    history: dict[str, list[float]] = field(default_factory=dict[str, list[float]])
    name: str = ""
    seconds: float = 0.0
    device: str = "CPU"
    fingerprint: str = ""

    @property
    def factors(self) -> int:
        return self.item_factors.shape[1]

    @property
    def draws(self) -> int:
        """How many draws of its posterior a Bayesian model keeps; 0 where it is none."""
        return 0 if self.item_samples is None else len(self.item_samples)

    @property
    def draw_bytes(self) -> int:
        """What these draws take up in memory, and about as much in the workspace."""
        arrays = (getattr(self, name) for name in OF_DRAWS)
        return sum(array.nbytes for array in arrays if array is not None)

    def predict(self, users: npt.NDArray[np.integer], items: npt.NDArray[np.integer]) -> Floats:
        """Predicted rating, or ranking score, of each pair.

        Args:
            users: codes, any shape.
            items: codes, the same shape.

        Returns:
            float32 of that shape: the mean over the draws of a Bayesian model, clipped to the scale.
        """
        if self.user_samples is None or self.item_samples is None:
            scores = np.einsum("...k,...k->...", self.user_factors[users], self.item_factors[items])
        else:
            scores = np.mean(
                [
                    np.einsum("...k,...k->...", of_users[users], of_items[items])
                    for of_users, of_items in zip(self.user_samples, self.item_samples, strict=True)
                ],
                axis=0,
            )
        scores = scores + np.float32(self.mean)
        if self.user_bias is not None:
            scores = scores + self.user_bias[users]
        if self.item_bias is not None:
            scores = scores + self.item_bias[items]
        if self.rating_range is not None:
            scores = np.clip(scores, *self.rating_range)
        return scores.astype(np.float32)

    def item_vectors(self) -> Floats:
        """float32[draws, items, k]: what similarity works on; one draw where the model is not Bayesian."""
        return self.item_factors[None] if self.item_samples is None else self.item_samples

    def to_parts(self) -> Parts:
        arrays: dict[str, Array] = {
            name: array for name in ARRAYS if (array := getattr(self, name)) is not None
        }
        header: dict[str, Any] = {
            "objective": self.objective,
            "options": asdict(self.options),
            "mean": self.mean,
            "rating_range": self.rating_range,
            "weighting": None if self.weighting is None else asdict(self.weighting),
            "metrics": self.metrics,
            "history": self.history,
            "name": self.name,
            "seconds": self.seconds,
            "device": self.device,
            "fingerprint": self.fingerprint,
            "draws": [self.draws, self.draw_bytes],  # for who lists models without their arrays
        }
        return Parts(header, arrays)

    @classmethod
    def from_parts(cls, parts: Parts) -> "FactorModel":
        values: dict[str, Any] = {**parts.header, **parts.arrays}
        values.pop("draws", None)  # which files of before do not have
        values["options"] = TrainingOptions(**values["options"])
        if values["weighting"] is not None:
            values["weighting"] = Weighting(**values["weighting"])
        if values["rating_range"] is not None:
            values["rating_range"] = tuple(values["rating_range"])
        return cls(**values)
