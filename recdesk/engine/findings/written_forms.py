"""Forms under which texts are the same that a person takes for the same."""

import re
import unicodedata

# Full-width ASCII, as Chinese and Japanese input methods type it, and the ideographic space.
_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: ord(" ")}
# Soft hyphen, zero-width spaces and joiners, direction and byte order marks: nobody sees them.
_UNSEEN = dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF))
_SEEN_ALIKE: dict[int, int | None] = {**_HALF_WIDTH, **_UNSEEN}
_JOINTS = str.maketrans("", "", "-_'’`/")

CJK = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_NUMBER = r"\d+(?:[.,]\d+)*"
# "C#", "A+" and "8+" are other things than "C", "A" and "8".
_WORDS = re.compile(rf"(?:{_NUMBER}|[{CJK}]+|[^\W\d_{CJK}]+)[+#]*")
_APOSTROPHES = str.maketrans("", "", "'’`")


def id_form(text: str) -> str:
    """An id without case, spaces, invisible characters, and full-width or decomposed letters."""
    return "".join(_seen(text).split())


def label_form(text: str) -> str:
    """`id_form` of a label, without the hyphens, apostrophes and slashes that come and go in labels."""
    return id_form(text).translate(_JOINTS)


def words(text: str) -> tuple[str, ...]:
    """The words, numbers and runs of ideographs of a text, without case and accents.

    Numbers lose the zeros behind their decimal point: "5.0" is "5".
    """
    plain = _seen(text).translate(_APOSTROPHES)
    if not plain.isascii():
        parts = unicodedata.normalize("NFKD", plain)
        bare = "".join(each for each in parts if not unicodedata.combining(each))
        plain = unicodedata.normalize("NFC", bare).casefold()
    return tuple(_plain_number(word) if word[0].isdigit() else word for word in _WORDS.findall(plain))


def run_together(parts: tuple[str, ...]) -> str:
    """The words as one text, so that "Coca-Cola 330ml" is "coca cola 330 ml"; numbers stay apart."""
    joined: list[str] = []
    for part in parts:
        if joined and part[0].isdigit() and joined[-1][-1].isdigit():
            joined.append(" ")
        joined.append(part)
    return "".join(joined)


def _seen(text: str) -> str:
    if text.isascii():
        return text.casefold()
    return unicodedata.normalize("NFC", text.translate(_SEEN_ALIKE)).casefold()


def _plain_number(word: str) -> str:
    whole, point, rest = word.partition(".")
    if not point or not rest.isdigit():
        return word
    rest = rest.rstrip("0")
    return f"{whole}.{rest}" if rest else whole
