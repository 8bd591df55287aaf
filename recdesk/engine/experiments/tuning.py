"""tune: a search for better options within a given time, on data that the final measure does not see."""

import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from typing import Any

from recdesk.engine.errors import DataError, OptionError
from recdesk.engine.evaluation import ranking_metrics, rmse, user_holdout
from recdesk.engine.experiments.contenders import trained
from recdesk.engine.experiments.search_space import sampled
from recdesk.engine.factorization.fit import filled_in, fit, held_out_mask
from recdesk.engine.factorization.options import TrainingOptions
from recdesk.engine.interactions import Interactions
from recdesk.engine.progress import Enough, Progress, no_progress

STAGE = "tuning"
VALIDATION = 0.1
"""Share of the training data that trials are measured on."""

BRACKET = 8
"""Trials that start together; the better half goes on with twice the sweeps, until one is left."""

TRIED = ("factors", "iterations", "regularization", "unobserved_weight")
"""The options in which trials differ."""

LONGEST_MINUTES = 24 * 60
MOST_USERS = 10_000


@dataclass(frozen=True)
class Trial:
    """One training of a search.

    Attributes:
        number: of the sampled options, 0 for the defaults.
        options: what was trained with; `iterations` are the sweeps of this trial.
        score: nDCG@10 (ranking) or RMSE (ratings) on the validation part.
        seconds: it took.
    """

    number: int
    options: TrainingOptions
    score: float
    seconds: float

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)

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
        return {**asdict(self), "trials": [trial.to_dict() for trial in self.trials]}

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


def tune(
    interactions: Interactions,
    options: TrainingOptions | None = None,
    minutes: float = 10.0,
    progress: Progress = no_progress,
    before: Tuning | None = None,
    keep: Callable[[Tuning], None] = lambda tuning: None,
) -> Tuning:
    """Successive halving (Jamieson & Talwalkar 2016) over options sampled around the defaults.

    What the final training will hold out with these options is set aside first: no trial is trained or
    measured on it. Each bracket starts `BRACKET` trials with few sweeps; the first one holds the defaults,
    which always go on to the end, so that the best can be compared with them. The search ends when the time
    is up, or if a progress call raises `Enough`, in the middle of a trial if need be.

    Args:
        interactions: all of the shop's.
        options: what is given is kept but for factors, regularization and unobserved weight.
        minutes: to search.
        progress: hears stage "tuning" in seconds with the best score so far, and cancels.
        before: what an earlier search on the same data found; it is gone on with.
        keep: called with all that is found after each trial.

    Returns:
        all trials, those of `before` first.

    Raises:
        OptionError: "option_out_of_range" for the minutes.
        DataError: "nothing_held_out", or as `fit` does.
        Cancelled: from the progress call; `keep` has had every finished trial.
    """
    if not 0 < minutes <= LONGEST_MINUTES:
        raise OptionError("option_out_of_range", option="minutes", value=minutes, low=0, high=LONGEST_MINUTES)
    defaults = filled_in(options or TrainingOptions(), interactions)
    found = _begun(defaults, interactions, before)
    rest = interactions.subset(~held_out_mask(interactions, defaults))
    validation = user_holdout(rest, VALIDATION, defaults.seed)
    if not validation.any():
        raise DataError("nothing_held_out", count=len(rest))
    train, measured_on = rest.subset(~validation), rest.subset(validation)
    search = _Search(train, measured_on, minutes * 60, progress, time.monotonic())
    while True:
        number, sweeps = next_trial(found)
        tried = replace(sampled(defaults, number), iterations=sweeps, holdout=0.0)
        try:
            trial = search.run(number, tried, found)
        except _TimeIsUp:
            return found
        found = replace(found, trials=(*found.trials, trial))
        keep(found)


def _begun(defaults: TrainingOptions, interactions: Interactions, before: Tuning | None) -> Tuning:
    """A search without trials, or the earlier one if it was on the same data for the same objective."""
    new = Tuning.begun(defaults, interactions.fingerprint())
    same = before is not None and replace(before, trials=()) == new
    return before if before is not None and same else new


def next_trial(found: Tuning) -> tuple[int, int]:
    """The number and the sweeps of the trial that comes after those that were done."""
    scores = {(one.number, one.options.iterations): found.loss(one.score) for one in found.trials}
    rungs = _rungs(found.sweeps)
    bracket = 0
    while True:
        entrants = list(range(bracket * BRACKET, (bracket + 1) * BRACKET))
        for rung, sweeps in enumerate(rungs):
            for number in entrants:
                if (number, sweeps) not in scores:
                    return number, sweeps
            if rung + 1 < len(rungs):
                ranked = sorted(entrants, key=lambda number, at=sweeps: scores[number, at])
                best = ranked[: max(1, len(entrants) // 2)]
                entrants = best if 0 not in entrants or 0 in best else [0, *best]
        bracket += 1


def _rungs(sweeps: int) -> list[int]:
    """The sweeps of each stage of a bracket: a quarter, half, and all of them."""
    return sorted({max(1, sweeps // 4), max(1, sweeps // 2), sweeps})


class _TimeIsUp(Exception):
    pass


@dataclass(frozen=True, eq=False)
class _Search:
    """Runs trials against a clock that began with it."""

    train: Interactions
    validation: Interactions
    seconds: float
    progress: Progress
    begun: float

    def run(self, number: int, options: TrainingOptions, found: Tuning) -> Trial:
        started = time.monotonic()

        def check(stage: str, done: int, total: int, /, **figures: float) -> None:
            del stage, done, total, figures
            elapsed = time.monotonic() - self.begun
            if elapsed > self.seconds:
                raise _TimeIsUp
            best = {} if found.best is None else {found.metric: found.best.score}
            try:
                self.progress(STAGE, int(elapsed), round(self.seconds), **best)
            except Enough:  # half a trial would be compared as if it were a whole one
                raise _TimeIsUp from None

        check(STAGE, 0, 0)
        score = self._score(options, check)
        return Trial(number, options, score, time.monotonic() - started)

    def _score(self, options: TrainingOptions, check: Progress) -> float:
        model = trained(fit(self.train, options, check))
        if model.predict is not None:
            return rmse(model.predict(self.validation.user, self.validation.item), self.validation.value)
        assert model.scores is not None
        found = ranking_metrics(
            model.scores, self.train, self.validation, {"ndcg": 10}, MOST_USERS, options.seed
        )
        return found["ndcg@10"]
