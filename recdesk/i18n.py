"""Translation of every text that a user sees; knows nothing of Qt, so the command line shares it.

The English text is the key. A catalogue is a Qt Linguist file, `resources/i18n/LANGUAGE.ts`, read as
it stands: nothing is compiled, and Linguist edits it.
"""

import functools
import locale
import os
import xml.etree.ElementTree as ET

from recdesk.paths import resource

LANGUAGES = {"en": "English", "zh_CN": "简体中文"}

_current = "en"


def tr(source: str, /, **values: object) -> str:
    """The text in the current language, with `{name}` placeholders filled in."""
    text = _catalogue(_current).get(source, source)
    return text.format(**values) if values else text


def plural(singular: str, many: str, count: int, /, **values: object) -> str:
    """`singular` or `many` by count, translated; `{n}` is the count with thousands separators."""
    return tr(singular if count == 1 else many, n=f"{count:,}", **values)


def mark(source: str, /) -> str:
    """Marks a text for the catalogue where it is defined; `tr` translates it where it is shown."""
    return source


def language() -> str:
    return _current


def set_language(code: str) -> None:
    """Switches to one of LANGUAGES.

    Raises:
        KeyError: for a language that RecDesk does not speak.
    """
    global _current
    if code not in LANGUAGES:
        raise KeyError(code)
    _current = code


def system_language() -> str:
    """The language of RECDESK_LANGUAGE or the system, as one of LANGUAGES; English if it is neither."""
    wanted = os.environ.get("RECDESK_LANGUAGE") or os.environ.get("LANG") or locale.getlocale()[0] or ""
    return "zh_CN" if wanted.lower().startswith(("zh", "chinese")) else "en"


@functools.cache
def _catalogue(code: str) -> dict[str, str]:
    if code == "en":
        return {}
    tree = ET.parse(resource("i18n", f"{code}.ts"))
    return {
        message.findtext("source", ""): message.findtext("translation", "")
        for message in tree.iter("message")
        if message.findtext("translation")
    }
