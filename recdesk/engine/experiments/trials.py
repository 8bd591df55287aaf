"""What a search for better options found: its trials, and the best of them."""

from dataclasses import dataclass, replace
from typing import Any

from recdesk.engine.factorization.options import TrainingOptions

TRIED = ("factors", "iterations", "regularization", "unobserved_weight")
"""The options in which trials differ."""


@dataclass(frozen=True)
class Trial:
    """One training of a search.

    Attributes:
        number: of the sampled options, 0 for the defaults.
        options: what was trained with; `iterations` are the sweeps of this trial.
        score: nDCG@10 (ranking) or RMSE (ratings) on the validation part.
        seconds: it took; where it went on from the same options with fewer sweeps, only what came to that.
    """

    number: int
    options: TrainingOptions
    score: float
    seconds: float

    def to_dict(self) -> dict[str, Any]:
        # Of thousands of trials, `asdict` would take a second.
        return {**vars(self), "options": dict(vars(self.options))}

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> "Trial":
        fields: dict[str, Any] = {**values, "options": TrainingOptions(**values["options"])}
        return cls(**fields)

    def figures(self) -> dict[str, float]:
        """As numbers alone, which a progress call can carry."""
        options = {name: value for name in TRIED if (value := getattr(self.options, name)) is not None}
        return {"number": self.number, "score": self.score, "seconds": self.seconds, **options}

    @classmethod
    def from_figures(cls, figures: dict[str, float], options: TrainingOptions) -> "Trial":
        """From what `figures` makes, and the options that were searched around."""
        tried: dict[str, Any] = {name: figures[name] for name in TRIED if name in figures}
        for name in ("factors", "iterations"):
            tried[name] = int(tried[name])
        return cls(
            int(figures["number"]),
            replace(options, holdout=0.0, **tried),
            figures["score"],
            figures["seconds"],
        )


@dataclass(frozen=True)
class Tuning:
    """What a search found so far.

    Attributes:
        objective: "ranking" or "ratings".
        metric: "ndcg@10" or "rmse".
        sweeps: of a full training; only trials with so many are compared for the best.
        trials: all of them, in order.
        fingerprint: of the interactions searched on.
    """

    objective: str
    metric: str
    sweeps: int
    trials: tuple[Trial, ...]
    fingerprint: str

    @property
    def best(self) -> Trial | None:
        """The best full training, None before the first one."""
        full = [trial for trial in self.trials if trial.options.iterations == self.sweeps]
        return min(full, key=lambda trial: self.loss(trial.score)) if full else None

    @property
    def of_defaults(self) -> Trial | None:
        """The full training with the defaults, None before it was done."""
        full = (t for t in self.trials if t.number == 0 and t.options.iterations == self.sweeps)
        return next(full, None)

    def loss(self, score: float) -> float:
        """The lower the better, whatever the metric."""
        return score if self.metric == "rmse" else -score

    def to_dict(self) -> dict[str, Any]:
        return {**self.head(), "trials": [trial.to_dict() for trial in self.trials]}

    def head(self) -> dict[str, Any]:
        """`to_dict` without the trials: what they were searched for and on."""
        return {
            "objective": self.objective,
            "metric": self.metric,
            "sweeps": self.sweeps,
            "fingerprint": self.fingerprint,
        }

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> "Tuning":
        trials = tuple(Trial.from_dict(each) for each in values["trials"])
        fields: dict[str, Any] = {**values, "trials": trials}
        return cls(**fields)

    @classmethod
    def begun(cls, options: TrainingOptions, fingerprint: str = "") -> "Tuning":
        """A search around options whose objective and iterations are filled in, before its first trial."""
        if options.iterations is None:
            raise ValueError("a search needs to know the sweeps of a full training")
        metric = "rmse" if options.objective == "ratings" else "ndcg@10"
        return cls(options.objective, metric, options.iterations, (), fingerprint)
