"""A look is not a purchase: who imports a log of events must see each of them count for what it is."""

from collections.abc import Callable
from typing import Any

import pytest

from recdesk.engine.errors import OptionError
from recdesk.engine.importing import ImportSettings
from recdesk.engine.importing.event_types import WEIGHTS, normalized


def test_events_count_by_their_type(stage: Callable[..., Any]) -> None:
    outcome = stage(
        "user_id,item_id,event_type,time\n"
        "u,i,view,1500000000\nu,j,Add to Cart,1500000000\nu,k,PURCHASE,1500000000\n"
        "u,l,fav,\nu,m,teleport,\nu,n,,\n"
    )
    assert outcome.preview.mapping["event"] == "event_type"
    assert (outcome.preview.feedback, outcome.preview.feedback_reason) == ("implicit", "event_types")
    assert [row[3] for row in outcome.rows] == [1, 3, 5, 2]
    assert [(reject.line, reject.column, reject.reason) for reject in outcome.rejects] == [
        (6, "event_type", "unknown_event"),
        (7, "event_type", "unknown_event"),
    ]


def test_events_in_chinese(stage: Callable[..., Any]) -> None:
    outcome = stage("用户ID,商品ID,行为\nu,i,浏览\nu,j,加购\nu,k,购买\nu,l,收藏\n")
    assert [row[3] for row in outcome.rows] == [1, 3, 5, 2]


def test_weights_are_the_users(stage: Callable[..., Any]) -> None:
    content = "user,item,action\nu,i,view\nu,j,buy\nu,k,Tele-port\nu,l,cart\n"
    outcome = stage(content, event_weights={"View": 0.5, "teleport": 7, "cart": 0})
    assert [row[3] for row in outcome.rows] == [0.5, 5, 7]
    assert [(reject.line, reject.reason) for reject in outcome.rejects] == [(5, "unweighted_event")]


def test_a_quantity_multiplies_the_weight(stage: Callable[..., Any]) -> None:
    outcome = stage("user,item,event,qty\nu,i,view,\nu,j,buy,3\nu,k,buy,many\nu,l,buy,0\n")
    assert [row[3] for row in outcome.rows] == [1, 15]
    assert [reject.reason for reject in outcome.rejects] == ["bad_number", "zero_value"]


def test_ratings_have_no_events(stage: Callable[..., Any]) -> None:
    outcome = stage("user,item,rating,event\nu,i,4,view\nu,j,2,buy\n")
    assert (outcome.preview.feedback, [row[3] for row in outcome.rows]) == ("explicit", [4, 2])


@pytest.mark.parametrize("column", ["event", "transaction", "reaction"])
def test_other_columns_are_no_events(stage: Callable[..., Any], column: str) -> None:
    outcome = stage(f"user,item,{column}\nu,i,Spring sale\nu,j,Jazz night\nu,k,view\n")
    assert "event" not in outcome.preview.mapping
    assert [row[3] for row in outcome.rows] == [1, 1, 1]


def test_a_named_column_is_taken_whatever_it_holds(stage: Callable[..., Any]) -> None:
    content = "user,item,code\nu,i,1\nu,j,4\n"
    outcome = stage(content, mapping={"event": "code"}, event_weights={"1": 1, "4": 9})
    assert [row[3] for row in outcome.rows] == [1, 9]


@pytest.mark.parametrize("weight", [-1, float("nan"), float("inf"), 1e9])
def test_weights_that_make_no_sense(weight: float) -> None:
    with pytest.raises(OptionError, match="bad_event_weight"):
        ImportSettings(event_weights={"view": weight})


def test_settings_cross_processes() -> None:
    settings = ImportSettings(event_weights={"view": 2.0}, dates="dmy", pseudonymise=True, key_file="k")
    assert ImportSettings.from_dict(settings.to_dict()) == settings
    assert all(normalized(name) == name for name in WEIGHTS)
