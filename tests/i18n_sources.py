"""Collects every text that the code hands to tr, plural or mark, by reading the code."""

import ast
import string
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent / "recdesk"
TAKERS = {"tr": 1, "mark": 1, "plural": 2}


@dataclass(frozen=True)
class Source:
    """A text for translators, and where it stands."""

    text: str
    file: Path
    line: int


def sources(package: Path = PACKAGE) -> list[Source]:
    """All texts of the package.

    Raises:
        ValueError: where a text is not written out in the call, so that no catalogue can have it. `tr`
            of a variable is for texts that were marked.
    """
    return [
        source for path in sorted(package.rglob("*.py")) if path.name != "i18n.py" for source in _of_file(path)
    ]


def placeholders(text: str) -> set[str]:
    """Names in braces."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def _of_file(path: Path) -> Iterator[Source]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), str(path))):
        if not isinstance(node, ast.Call):
            continue
        called = node.func
        name = called.id if isinstance(called, ast.Name) else called.attr if isinstance(called, ast.Attribute) else ""
        for argument in node.args[: TAKERS.get(name, 0)]:
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                yield Source(argument.value, path, argument.lineno)
            elif name != "tr" or isinstance(argument, ast.JoinedStr | ast.BinOp):
                raise ValueError(f"{path}:{argument.lineno}: {name} needs a text written out")
