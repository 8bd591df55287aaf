"""No code that the engine can raise or report reaches a user without its sentence."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import recdesk
from recdesk import messages
from recdesk.engine.errors import ERROR_TYPES, DataError

ENGINE = Path(recdesk.__file__).parent / "engine"


def calls() -> Iterator[tuple[str, str]]:
    """Called function and first argument of every call with a literal there, in the engine."""
    for path in [*ENGINE.rglob("*.py"), *(ENGINE.parent / "cli").glob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                yield name, str(node.args[0].value)


def test_every_error_has_its_sentence():
    raised = {code for name, code in calls() if name in ERROR_TYPES}
    assert len(raised) > 10
    assert raised - messages.SENTENCES.keys() == set()


def test_every_stage_has_its_words():
    told = {stage for name, stage in calls() if name in ("progress", "run", "tell")}
    assert "sweep" in told
    assert {stage for stage in told if stage.isidentifier()} - messages.STAGES.keys() == set()


def test_a_sentence_has_its_parameters_filled_in(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(messages.SENTENCES, "test", "{path} has {rows} rows, not {names}.")
    error = DataError("test", path="a.csv", rows=1234, names=["x", "y"])
    assert messages.sentence(error) == "a.csv has 1,234 rows, not x, y."
