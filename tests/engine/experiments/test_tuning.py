"""The search for better options: it never peeks, keeps to its time, and goes on where it stopped."""

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from recdesk.engine.errors import OptionError
from recdesk.engine.experiments import Trial, Tuning, next_trial, tune
from recdesk.engine.experiments import states as states_module
from recdesk.engine.experiments import tuning as module
from recdesk.engine.experiments.search_space import sampled
from recdesk.engine.experiments.states import State, States
from recdesk.engine.factorization.fit import filled_in, held_out_mask
from recdesk.engine.factorization.ials import ImplicitALS
from recdesk.engine.factorization.options import LIMITS, TrainingOptions
from recdesk.engine.interactions import Interactions
from recdesk.engine.parts import Parts
from recdesk.engine.progress import Cancelled, Enough

Shops = Callable[..., Interactions]

OPTIONS = TrainingOptions(objective="ranking", iterations=4)


def nothing(sweeps: int = 8) -> Tuning:
    return Tuning("ranking", "ndcg@10", sweeps, (), "")


def with_scores(found: Tuning, score: dict[int, float], trials: int) -> tuple[Tuning, list[tuple[int, int]]]:
    """A search in which trial n always reaches score[n]."""
    asked: list[tuple[int, int]] = []
    for _ in range(trials):
        number, sweeps, _ = next_trial(found)
        asked.append((number, sweeps))
        trial = Trial(number, TrainingOptions(iterations=sweeps), score.get(number, 0.0), 1.0)
        found = replace(found, trials=(*found.trials, trial))
    return found, asked


def searched(shop: Interactions, trials: int, before: Tuning | None = None) -> Tuning:
    """A search that is ended after so many further trials."""
    kept: list[Tuning] = []

    def stop(stage: str, done: int, total: int, /, **figures: float) -> None:
        if len(kept) == trials:
            raise Enough

    return tune(shop, OPTIONS, 60, stop, before, kept.append)


@pytest.fixture
def sweeps(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows by one with every sweep of a training."""
    done: list[int] = []
    real = ImplicitALS.sweep

    def sweep(self: ImplicitALS, check: Callable[[], None]) -> float:
        done.append(1)
        return real(self, check)

    monkeypatch.setattr(ImplicitALS, "sweep", sweep)
    return done


A_BRACKET = 16
"""Trials of the first one, where the defaults are not among the best: 8, the better half and they, 3."""


def test_who_goes_on_reaches_what_training_anew_reaches_with_fewer_sweeps(
    two_tastes: Shops, sweeps: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    shop = two_tastes()
    went_on = searched(shop, A_BRACKET)
    of_going_on = len(sweeps)
    sweeps.clear()
    monkeypatch.setattr(states_module, "MOST_BYTES", 0)
    anew = searched(shop, A_BRACKET)
    assert [(one.number, one.options, one.score) for one in went_on.trials] == [
        (one.number, one.options, one.score) for one in anew.trials
    ]
    rungs = Counter(one.options.iterations for one in anew.trials)
    assert set(rungs) == {1, 2, 4}
    assert len(sweeps) == rungs[1] + 2 * rungs[2] + 4 * rungs[4]
    assert of_going_on == rungs[1] + rungs[2] + 2 * rungs[4]


def test_a_search_that_lost_its_states_trains_anew_to_the_same(two_tastes: Shops, sweeps: list[int]) -> None:
    shop = two_tastes()
    through = searched(shop, 10)
    of_the_first = searched(shop, 8)
    sweeps.clear()
    later = searched(shop, 2, Tuning.from_dict(of_the_first.to_dict()))
    assert len(sweeps) == 4, "two trials of two sweeps"
    assert [(one.number, one.score) for one in later.trials] == [
        (one.number, one.score) for one in through.trials
    ]


def state(loss: float, size: int = 1, sweeps: int = 2, device: str = "CPU") -> State:
    return State(sweeps, device, Parts({}, {"user_factors": np.zeros(size, np.float32)}), loss)


def test_states_stay_within_their_memory_and_those_of_the_best_are_held() -> None:
    states = States(most_bytes=400)
    for number, loss in ((0, 9.0), (1, 0.3), (2, 0.1), (3, 0.2)):
        states.keep(number, state(loss, size=30))  # 120 bytes each, of which three fit
    assert states.start(1, 4, "CPU") is None
    for number in (0, 2, 3):  # the defaults go on, whatever they reach
        assert states.start(number, 4, "CPU") is not None


def test_a_state_serves_only_further_sweeps_on_its_device() -> None:
    states = States()
    states.keep(1, state(0.1))
    assert states.start(1, 4, "CPU") is not None
    assert states.start(1, 2, "CPU") is None
    assert states.start(1, 4, "GPU") is None
    assert states.start(2, 4, "CPU") is None
    states.drop_all_but((2, 3))
    assert states.start(1, 4, "CPU") is None


def test_the_better_half_goes_on_and_the_defaults_always_do() -> None:
    score = {0: 0.0, **{number: number / 10 for number in range(1, 8)}}
    found, asked = with_scores(nothing(), score, 16)
    assert asked[:8] == [(number, 2) for number in range(8)]
    assert asked[8:13] == [(0, 4), (7, 4), (6, 4), (5, 4), (4, 4)]
    assert asked[13:] == [(0, 8), (7, 8), (6, 8)]
    assert found.best is not None
    assert found.best.number == 7
    assert found.of_defaults is not None
    assert with_scores(found, score, 1)[1] == [(8, 2)]  # a new bracket


def test_errors_are_better_when_lower() -> None:
    score = {0: 0.9, 1: 0.8, 2: 1.0}
    found, _ = with_scores(replace(nothing(1), metric="rmse"), score, 3)
    assert found.best is not None
    assert found.best.number == 1


def test_trials_never_see_what_the_final_training_holds_out(
    two_tastes: Shops, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop = two_tastes()
    secret = held_out_mask(shop, filled_in(OPTIONS, shop))
    assert secret.any()
    hidden = set(zip(shop.user[secret].tolist(), shop.item[secret].tolist(), strict=True))
    seen: set[tuple[int, int]] = set()
    real = module.fit

    def fit(interactions: Interactions, *rest: object) -> object:
        seen.update(zip(interactions.user.tolist(), interactions.item.tolist(), strict=True))
        return real(interactions, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "fit", fit)
    measured: set[tuple[int, int]] = set()
    metrics = module.ranking_metrics

    def ranking_metrics(scores: object, train: object, held_out: Interactions, *rest: object) -> object:
        measured.update(zip(held_out.user.tolist(), held_out.item.tolist(), strict=True))
        return metrics(scores, train, held_out, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "ranking_metrics", ranking_metrics)
    found = searched(shop, trials=2)
    assert len(found.trials) == 2
    assert seen
    assert measured
    assert not hidden & (seen | measured)
    assert not seen & measured


def test_a_search_that_was_stopped_goes_on_where_it_was(two_tastes: Shops) -> None:
    shop, kept = two_tastes(), list[Tuning]()

    def stop(stage: str, done: int, total: int, /, **figures: float) -> None:
        if len(kept) == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        tune(shop, OPTIONS, 5, stop, keep=kept.append)
    stopped = Tuning.from_dict(kept[-1].to_dict())  # as a workspace stores it
    assert [trial.number for trial in stopped.trials] == [0, 1]
    further: list[Tuning] = []

    def enough(stage: str, done: int, total: int, /, **figures: float) -> None:
        if len(further) == 2:
            raise Enough

    later = tune(shop, OPTIONS, 5, enough, before=stopped, keep=further.append)
    assert later.trials[:2] == stopped.trials
    assert [trial.number for trial in later.trials[:4]] == [0, 1, 2, 3]


def test_other_data_are_searched_anew(two_tastes: Shops) -> None:
    before = tune(two_tastes(0), OPTIONS, 0.03)
    assert not set(before.trials) & set(tune(two_tastes(1), OPTIONS, 0.03, before=before).trials)


def test_it_ends_when_the_time_is_up(two_tastes: Shops) -> None:
    started = time.monotonic()
    tune(two_tastes(), replace(OPTIONS, iterations=400), minutes=0.02)
    assert time.monotonic() - started < 10


@pytest.mark.parametrize("minutes", [0, -1, 1e6, float("nan")])
def test_impossible_times_are_refused(two_tastes: Shops, minutes: float) -> None:
    with pytest.raises(OptionError):
        tune(two_tastes(), OPTIONS, minutes)


def test_samples_are_repeatable_and_within_the_limits(two_tastes: Shops) -> None:
    defaults = filled_in(OPTIONS, two_tastes())
    assert sampled(defaults, 0) == defaults
    for number in range(1, 50):
        options = sampled(defaults, number)
        assert options == sampled(defaults, number)
        assert options.regularization is not None
        assert options.unobserved_weight is not None
        assert LIMITS["regularization"][0] <= options.regularization <= LIMITS["regularization"][1]
    drawn = [sampled(defaults, number).unobserved_weight or 0 for number in range(1, 50)]
    assert min(drawn) < (defaults.unobserved_weight or 0) < max(drawn)
    assert len(np.unique(drawn)) > 40


def test_enough_ends_a_search_and_counts_no_half_trial(two_tastes: Shops) -> None:
    shop, kept = two_tastes(), list[Tuning]()
    asked = 0

    def stop(stage: str, done: int, total: int, /, **figures: float) -> None:
        nonlocal asked
        if len(kept) == 2:
            asked += 1
            if asked == 2:  # in the middle of the third one
                raise Enough

    found = tune(shop, OPTIONS, 5, stop, keep=kept.append)
    assert found == kept[-1]
    assert len(found.trials) == 2


def test_a_trial_is_the_same_after_its_way_through_numbers() -> None:
    options = replace(OPTIONS, factors=96, regularization=0.02, unobserved_weight=0.5, holdout=0.0)
    trial = Trial(3, options, 0.25, 1.5)
    assert Trial.from_figures(trial.figures(), replace(OPTIONS, factors=64)) == trial
    ratings = Trial(0, TrainingOptions(objective="ratings", factors=8, iterations=4, holdout=0.0), 0.9, 2.0)
    assert Trial.from_figures(ratings.figures(), ratings.options) == ratings
