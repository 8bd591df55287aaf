"""tune: a search for better options within a given time, on data that the final measure does not see."""

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from recdesk.engine.errors import DataError, OptionError
from recdesk.engine.evaluation import ranking_metrics, rmse, user_holdout
from recdesk.engine.experiments.contenders import trained
from recdesk.engine.experiments.halving import Turn, next_trial
from recdesk.engine.experiments.search_space import sampled
from recdesk.engine.experiments.states import State, States
from recdesk.engine.experiments.trials import Trial, Tuning
from recdesk.engine.factorization.checkpoints import Checkpoints
from recdesk.engine.factorization.fit import device_for, filled_in, fit, held_out_mask
from recdesk.engine.factorization.model import FactorModel
from recdesk.engine.factorization.options import TrainingOptions
from recdesk.engine.interactions import Interactions
from recdesk.engine.parts import Parts
from recdesk.engine.progress import Enough, Progress, no_progress

STAGE = "tuning"
VALIDATION = 0.1
"""Share of the training data that trials are measured on."""

LONGEST_MINUTES = 24 * 60
MOST_USERS = 10_000


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
    which always go on to the end, so that the best can be compared with them. The better half of ranking
    trials goes on from where its last sweep ended, to the very models that training anew would come to; for
    ratings, which draws are averaged depends on all of the sweeps, so these are trained anew. The search ends
    when the time is up, or if a progress call raises `Enough`, in the middle of a trial if need be.

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
        turn = next_trial(found)
        tried = replace(sampled(defaults, turn.number), iterations=turn.sweeps, holdout=0.0)
        try:
            trial = search.run(turn, tried, found)
        except _TimeIsUp:
            return found
        found = replace(found, trials=(*found.trials, trial))
        keep(found)


def _begun(defaults: TrainingOptions, interactions: Interactions, before: Tuning | None) -> Tuning:
    """A search without trials, or the earlier one if it was on the same data for the same objective."""
    new = Tuning.begun(defaults, interactions.fingerprint())
    same = before is not None and replace(before, trials=()) == new
    return before if before is not None and same else new


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
    states: States = field(default_factory=States)

    def run(self, turn: Turn, options: TrainingOptions, found: Tuning) -> Trial:
        started = time.monotonic()
        best = found.best
        figures_of_best = {} if best is None else {found.metric: best.score}

        def check(stage: str, done: int, total: int, /, **figures: float) -> None:
            del stage, done, total, figures
            elapsed = time.monotonic() - self.begun
            if elapsed > self.seconds:
                raise _TimeIsUp
            try:
                self.progress(STAGE, int(elapsed), round(self.seconds), **figures_of_best)
            except Enough:  # half a trial would be compared as if it were a whole one
                raise _TimeIsUp from None

        check(STAGE, 0, 0)
        self.states.drop_all_but(turn.entrants)
        model, state = self._fit(turn, options, check)
        score = self._score(model, options)
        if state is not None and turn.sweeps < found.sweeps:
            self.states.keep(turn.number, State(turn.sweeps, model.device, state, found.loss(score)))
        return Trial(turn.number, options, score, time.monotonic() - started)

    def _fit(self, turn: Turn, options: TrainingOptions, check: Progress) -> tuple[FactorModel, Parts | None]:
        """The model, and the state after its last sweep, None for ratings."""
        if options.objective == "ratings":
            return fit(self.train, options, check), None
        start = self.states.start(turn.number, turn.sweeps, str(device_for(self.train, options)))
        states: deque[Parts] = deque(maxlen=1)
        model = fit(self.train, options, check, Checkpoints(states.append, start, seconds_between=0))
        return model, states.pop()

    def _score(self, model: FactorModel, options: TrainingOptions) -> float:
        found = trained(model)
        if found.predict is not None:
            return rmse(found.predict(self.validation.user, self.validation.item), self.validation.value)
        assert found.scores is not None
        metrics = ranking_metrics(
            found.scores, self.train, self.validation, {"ndcg": 10}, MOST_USERS, options.seed
        )
        return metrics["ndcg@10"]
