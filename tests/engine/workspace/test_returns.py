"""What was brought back was not liked; a shop that counts it as bought recommends its own mistakes."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from recdesk.engine.errors import DataError, WorkspaceError
from recdesk.engine.factorization.model import FactorModel
from recdesk.engine.factorization.options import TrainingOptions
from recdesk.engine.importing import ImportReport, ImportSettings
from recdesk.engine.workspace import Workspace

ROWS = "user,item,qty\nu,i,3\nu,j,1\nu,i,-1\nu,j,-1\nv,i,2\nv,k,-4\n"


def values(shop: Workspace) -> dict[tuple[str, str], float]:
    kept = shop.interactions()
    pairs = zip(kept.user, kept.item, kept.value, strict=True)
    return {(kept.user_ids[user], kept.item_ids[item]): float(value) for user, item, value in pairs}


def made_up_model(shop: Workspace) -> FactorModel:
    kept = shop.interactions()
    return FactorModel(
        objective="ranking",
        user_factors=np.ones((kept.users, 2), np.float32),
        item_factors=np.ones((kept.items, 2), np.float32),
        options=TrainingOptions(objective="ranking", factors=2),
        fingerprint=kept.fingerprint(),
    )


def balanced(report: ImportReport) -> bool:
    return report.rows_read == report.rows_accepted + report.rows_rejected + report.rows_merged


def test_returns_are_taken_off_purchases(shop: Workspace, written: Callable[..., Path]) -> None:
    report = shop.import_file(written(ROWS))
    assert values(shop) == {("u", "i"): 2, ("v", "i"): 2}
    assert (report.rows_returned, report.rows_rejected, balanced(report)) == (3, 0, True)
    assert (report.rows_accepted, report.rows_merged) == (4, 2)
    assert (shop.summary().interactions, shop.summary().events) == (2, 6)


@pytest.mark.parametrize(
    ("policy", "expected"), [("last", 3), ("mean", 3), ("max", 4), ("sum", 5), ("count", 1)]
)
def test_every_policy_knows_returns(
    shop: Workspace, written: Callable[..., Path], policy: Any, expected: float
) -> None:
    rows = "user,item,qty,time\nu,i,2,5\nu,i,4,6\nu,i,3,7\nu,i,-3,8\nu,i,-1,9\nu,j,1,5\nu,j,-1,6\n"
    shop.import_file(written(rows), ImportSettings(duplicates=policy))
    assert values(shop) == {("u", "i"): expected}
    times = shop.interactions().time
    assert times is not None
    assert times.tolist() == [7]


def test_returns_may_come_with_a_later_file(shop: Workspace, written: Callable[..., Path]) -> None:
    shop.import_file(written("user,item,qty\nu,i,3\nu,j,1\n", "1.csv"))
    before = values(shop)
    net = ImportSettings(returns="net")
    report = shop.import_file(written("user,item,qty\nu,j,-1\n", "2.csv"), net)
    assert (report.rows_accepted, report.rows_merged, report.rows_returned) == (0, 1, 1)
    assert (values(shop), shop.summary().interactions) == ({("u", "i"): 3}, 1)
    # From now on the shop has returns, and what only brings back is no mistake.
    assert shop.import_file(written("user,item,qty\nu,j,-2\n", "more.csv")).rows_returned == 1
    shop.undo_import()
    report = shop.import_file(written("user,item,qty\nu,j,2\nw,j,2\n", "3.csv"))
    assert (report.rows_accepted, report.rows_merged, report.rows_returned) == (1, 1, 0)
    assert values(shop) == {("u", "i"): 3, ("u", "j"): 2, ("w", "j"): 2}
    shop.undo_import()
    assert values(shop) == {("u", "i"): 3}
    shop.save(made_up_model(shop))
    shop.import_file(written("user,item,qty\nu,i,-3\n", "4.csv"), net)
    with pytest.raises(WorkspaceError, match="no_interactions"):
        shop.interactions()
    assert [one["current"] for one in shop.models()] == [False]
    shop.undo_import()
    assert values(shop) == {("u", "i"): 3}
    assert before[("u", "j")] == 1


def test_returns_may_be_dropped_or_rejected(shop: Workspace, written: Callable[..., Path]) -> None:
    path = written(ROWS)
    for returns, reason, count in [("drop", "dropped_return", 3), ("reject", "negative_value", 0)]:
        report = shop.import_file(path, ImportSettings(returns=returns, replace=True))
        assert (report.rows_returned, report.rows_rejected, balanced(report)) == (count, 3, True)
        assert {one.reason for one in shop.rejects(report.import_id)} == {reason}
        assert values(shop) == {("u", "i"): 3, ("u", "j"): 1, ("v", "i"): 2}


def test_negative_amounts_may_mean_anything(shop: Workspace, written: Callable[..., Path]) -> None:
    report = shop.import_file(written("user,item,amount\nu,i,1.5\nu,i,-0.5\n"))
    assert (report.rows_returned, report.rows_rejected) == (0, 1)
    assert shop.rejects(report.import_id)[0].reason == "negative_value"


def test_nothing_but_negative_values_are_mistakes(shop: Workspace, written: Callable[..., Path]) -> None:
    with pytest.raises(DataError, match="no_valid_rows"):
        shop.import_file(written("user,item,qty\nu,i,-1\nu,j,-2\nu,k,0\nu,l\n"))


def test_decimal_quantities_are_counts_too(shop: Workspace, written: Callable[..., Path]) -> None:
    rows = "user,item,quantity\nu,i,1.5\nu,i,-0.5\n"
    shop.import_file(written("user,item\nx,y\n", "first.csv"))
    assert shop.import_file(written(rows)).rows_returned == 1
    assert values(shop)[("u", "i")] == 1


def test_a_shop_with_a_shopper_who_kept_nothing_is_trained(
    shop: Workspace, written: Callable[..., Path]
) -> None:
    rows = "".join(f"u{n % 9},i{n % 7},1\n" for n in range(60))
    shop.import_file(written(f"user,item,qty\nw,i1,2\nw,i1,-2\nw,gone,1\nw,gone,-1\n{rows}"))
    model = shop.train(TrainingOptions(objective="ranking", factors=2, iterations=2, device="cpu"))
    assert model.user_factors.shape == (10, 2)
    assert np.isfinite(model.user_factors).all()


def test_ratings_below_zero_are_no_returns(shop: Workspace, written: Callable[..., Path]) -> None:
    report = shop.import_file(written("user,item,rating\nu,i,3\nu,j,-2\nv,i,-1\n"))
    assert (report.rows_returned, len(values(shop))) == (0, 3)


def test_decimals_that_cancel_leave_nothing(shop: Workspace, written: Callable[..., Path]) -> None:
    rows = "user,item,amount\nu,i,0.1\nu,i,0.2\nu,i,-0.3\nu,j,0.1\n"
    shop.import_file(written(rows), ImportSettings(returns="net"))
    assert list(values(shop)) == [("u", "j")]


def test_netting_is_what_pandas_says(shop: Workspace, written: Callable[..., Path]) -> None:
    random = np.random.default_rng(5)
    frame = pd.DataFrame(
        {
            "user": random.integers(0, 30, 3000).astype(str),
            "item": random.integers(0, 40, 3000).astype(str),
            "qty": random.choice([-2, -1, 1, 2, 3], 3000),
        }
    )
    half = frame[:1500], frame[1500:]
    reports = [shop.import_file(written(part.to_csv(index=False), f"{n}.csv")) for n, part in enumerate(half)]
    net = frame.groupby(["user", "item"])["qty"].sum()
    assert values(shop) == net[net > 0].to_dict()
    assert all(balanced(report) for report in reports)
    assert sum(report.rows_returned for report in reports) == int((frame["qty"] < 0).sum())
    assert sum(report.rows_accepted for report in reports) == len(net)
    assert shop.summary().interactions == int((net > 0).sum())
