"""Collects every text that the code hands to tr, plural or mark, and compares it with a catalogue.

Run as a script it says what a catalogue lacks and has too much; with --write it adds the missing texts,
unfinished, and drops the stale ones.
"""

import ast
import re
import string
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = ROOT / "resources" / "i18n" / "zh_CN.ts"
TAKERS = {"tr": 1, "mark": 1, "plural": 2}


class Source(NamedTuple):
    """A text for translators, and where it stands."""

    text: str
    file: Path
    line: int


def sources(package: Path = ROOT / "recdesk") -> list[Source]:
    """All texts of the package, each once, in the order of the code.

    Raises:
        ValueError: where a text is not written out in the call, so that no catalogue can have it. `tr`
            of a variable is for texts that were marked.
    """
    found: dict[str, Source] = {}
    for path in sorted(package.rglob("*.py")):
        if path.name != "i18n.py":
            for source in _of_file(path):
                found.setdefault(source.text, source)
    return list(found.values())


def placeholders(text: str) -> set[str]:
    """Names in braces."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def mnemonics(text: str) -> list[str]:
    """Letters after an ampersand, which open a menu with Alt."""
    return re.findall(r"&(\w)", text)


def translations(path: Path = CATALOGUE) -> dict[str, str]:
    """Translation by source text; empty where it is unfinished."""
    return {
        message.findtext("source", ""): message.findtext("translation", "")
        for message in ET.parse(path).iter("message")
    }


def write(path: Path, texts: dict[str, str]) -> None:
    """Writes a Qt Linguist file with one context, in the order of `texts`."""
    root = ET.Element("TS", version="2.1", language=path.stem, sourcelanguage="en")
    context = ET.SubElement(root, "context")
    ET.SubElement(context, "name").text = "recdesk"
    for source, translated in texts.items():
        message = ET.SubElement(context, "message")
        ET.SubElement(message, "source").text = source
        translation = ET.SubElement(message, "translation")
        translation.text = translated or None
        if not translated:
            translation.set("type", "unfinished")
    ET.indent(root, "    ")
    body = ET.tostring(root, encoding="unicode")
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', encoding="utf-8")


def _of_file(path: Path) -> Iterator[Source]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), str(path))):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        for argument in node.args[: TAKERS.get(name, 0)]:
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                yield Source(argument.value, path, argument.lineno)
            elif name != "tr" or isinstance(argument, ast.JoinedStr | ast.BinOp):
                raise ValueError(f"{path}:{argument.lineno}: {name} needs a text written out")


def main() -> None:
    known, used = translations(), {source.text: source for source in sources()}
    for text, (_, file, line) in used.items():
        if not known.get(text):
            print(f"missing: {file.relative_to(ROOT)}:{line}: {text!r}")
    for text in known.keys() - used.keys():
        print(f"stale: {text!r}")
    if "--write" in sys.argv:
        write(CATALOGUE, {text: known.get(text, "") for text in used})


if __name__ == "__main__":
    main()
