"""Who may import what, where a rule is finer than import-linter's: it sees external packages only whole."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import recdesk

PACKAGE = Path(recdesk.__file__).parent


def imports(folder: Path) -> Iterator[tuple[str, str, bool]]:
    """File, imported module and whether it happens when the file is imported, for each import in a folder."""
    for path in folder.rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        inside = {id(node) for body in ast.walk(tree) if is_function(body) for node in ast.walk(body)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module:
                names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
            else:
                continue
            for name in names:
                yield str(path.relative_to(PACKAGE)), name, id(node) not in inside


def is_function(node: ast.AST) -> bool:
    return isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)


@pytest.mark.parametrize(
    ("folder", "forbidden"),
    [
        ("gui/models", ("PySide6.QtWidgets", "pyqtgraph", "recdesk.gui.views")),
        ("gui/jobs", ("PySide6.QtGui", "PySide6.QtWidgets", "pyqtgraph", "recdesk.gui.views")),
    ],
)
def test_lower_parts_of_the_window_know_nothing_of_higher_ones(folder, forbidden):
    wrong = [(file, name) for file, name, _ in imports(PACKAGE / folder) if name.startswith(forbidden)]
    assert wrong == []


def test_tensorflow_is_imported_inside_functions_of_two_packages():
    places = {
        (file.rsplit("/", 1)[0], at_start)
        for file, name, at_start in imports(PACKAGE)
        if name.split(".")[0] in ("tensorflow", "keras")
    }
    assert places <= {("engine/tensors", False), ("engine/factorization", False)}
    assert places
