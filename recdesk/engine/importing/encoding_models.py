"""How likely a text is in an encoding, by how often the characters come that its bytes would be.

An encoding of two bytes a character makes characters out of nearly any bytes, but only in its own language
are they those that people use. The frequencies are rough: classes of characters, all alike within a class.
"""

import codecs
import math
import re
from collections.abc import Iterable
from functools import cache

import numpy as np

from recdesk.engine.parts import Array

_ASCII, _UNUSUAL, _DAMAGED = math.log(1 / 30), math.log(1e-7), math.log(1e-9)
# Where two letters fit several encodings, these are likelier to be met.
_PRIORS = {"gb18030": 3.0, "cp1252": 0.5}
# No encoding here has these within a character, but for the rare ones of four bytes.
_BETWEEN_WORDS = re.compile(rb"[\x00-\x3f]+")
_TABLE_SIZE = 0x10000
_MARK = "recdesk-mark-unlikely"

_LATIN_OFTEN, _LATIN = "éáóíñüöäßèàç", "êãõúâôîïëùûåøæœìòý"
_LATIN_SIGNS = "«»°ºª¿¡€£’‘“”–—…®©™·½¼²³×"
_CENTRAL = "ąćęłńóśźżáčďéěíňřšťúůýžőűöüäôľĺŕđțșăâî"
_TURKISH = "ığşçöüİâ"
_GREEK = "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώ"
_CYRILLIC_OFTEN, _CYRILLIC = "оеаинтсрвл", "кмдпуяызьбгчйхжшюцщэфъёіїєґ"
_FULL_WIDTH = "".join(map(chr, range(0xFF01, 0xFF5F))) + "　、。《》〈〉「」『』【】〔〕·—…“”‘’"

# (characters, how often one of them comes) by encoding; where two are alike, the more usual one is first.
_SINGLE_BYTE: dict[str, list[tuple[str, float]]] = {
    "cp1252": [(_LATIN_OFTEN, 0.75), (_LATIN, 0.18), ((_LATIN_OFTEN + _LATIN).upper(), 0.04),
               (_LATIN_SIGNS, 0.03)],
    "cp1251": [(_CYRILLIC_OFTEN, 0.6), (_CYRILLIC, 0.35), ((_CYRILLIC_OFTEN + _CYRILLIC).upper(), 0.04),
               ("«»№–—’“”€…", 0.01)],
    "koi8_r": [(_CYRILLIC_OFTEN, 0.6), (_CYRILLIC, 0.35), ((_CYRILLIC_OFTEN + _CYRILLIC).upper(), 0.04)],
    "cp1250": [(_CENTRAL, 0.85), (_CENTRAL.upper(), 0.05), (_LATIN_SIGNS, 0.05)],
    "cp1254": [(_TURKISH, 0.85), (_TURKISH.upper(), 0.05), (_LATIN_SIGNS, 0.05)],
    "cp1253": [(_GREEK, 0.9), (_GREEK.upper(), 0.05), (_LATIN_SIGNS, 0.05)],
}  # fmt: skip
_HIRAGANA, _KATAKANA = "".join(map(chr, range(0x3041, 0x3097))), "".join(map(chr, range(0x30A1, 0x30FD)))
_HALF_WIDTH_KATAKANA = "".join(map(chr, range(0xFF61, 0xFFA0)))


def _rows(encoding: str, leads: Iterable[int]) -> str:
    """The characters of an encoding that begin with such bytes."""
    pairs = (bytes((lead, trail)) for lead in leads for trail in range(0x40, 0xFF))
    return "".join(text for pair in pairs if len(text := pair.decode(encoding, "ignore")) == 1)


def _double_byte() -> dict[str, list[tuple[str, float]]]:
    return {
        "gb18030": [
            (_rows("gb2312", range(0xB0, 0xD8)), 0.92),
            (_rows("gb2312", range(0xD8, 0xF8)), 0.03),
            (_FULL_WIDTH, 0.04),
            (_rows("gbk", range(0x81, 0xA1)), 0.005),
        ],
        "big5": [
            (_rows("big5", range(0xA4, 0xC7)), 0.92),
            (_rows("big5", range(0xC9, 0xFA)), 0.03),
            (_FULL_WIDTH, 0.04),
        ],
        "cp932": [
            (_HIRAGANA, 0.35),
            (_KATAKANA + "ー", 0.25),
            (_rows("shift_jis", range(0x88, 0x98)), 0.35),
            (_rows("shift_jis", [*range(0x98, 0xA0), *range(0xE0, 0xEB)]), 0.01),
            (_HALF_WIDTH_KATAKANA, 0.01),
            (_FULL_WIDTH, 0.03),
        ],
        "cp949": [
            (_rows("euc_kr", range(0xB0, 0xC9)), 0.95),
            (_rows("euc_kr", range(0xCA, 0xFE)), 0.005),
            (_FULL_WIDTH, 0.03),
        ],
        "euc_jp": [
            (_HIRAGANA, 0.35),
            (_KATAKANA + "ー", 0.25),
            (_rows("euc_jp", range(0xB0, 0xD0)), 0.35),
            (_rows("euc_jp", range(0xD0, 0xF5)), 0.01),
            (_FULL_WIDTH, 0.03),
        ],
    }


def likeliest_encoding(text: bytes) -> str | None:
    """The encoding in which a text is likeliest; None where its characters would be unusual in each.

    Args:
        text: with some bytes beyond ASCII; it may end within a character.
    """
    text = _distinct_words(text)
    scores = {encoding: _score(text, encoding) + _PRIORS.get(encoding, 0) for encoding in _models()}
    best = max(scores, key=lambda encoding: scores[encoding])
    beyond_ascii = len(text) - int(np.count_nonzero(np.frombuffer(text, np.uint8) < 0x80))
    usual = scores[best] - _ASCII * (len(text) - beyond_ascii) > 0.7 * _UNUSUAL * beyond_ascii
    return best if usual else None


def _distinct_words(text: bytes) -> bytes:
    """Each word that is not ASCII once: a product that is sold every day says no more than one sold once."""
    words = {word: None for word in _BETWEEN_WORDS.split(text) if not word.isascii()}
    return b"".join(word + b"\n" for word in words)  # so that none ends within a character


def _score(text: bytes, encoding: str) -> float:
    """Logarithm of the likelihood."""
    decoder = codecs.getincrementaldecoder(encoding)(_MARK)
    characters = np.frombuffer(decoder.decode(text).encode("utf-32-le", "surrogatepass"), np.uint32)
    return float(_models()[encoding][np.minimum(characters, _TABLE_SIZE - 1)].sum())


@cache
def _models() -> dict[str, Array]:
    """By encoding, the logarithm of how often each character comes."""
    return {encoding: _model(classes) for encoding, classes in {**_double_byte(), **_SINGLE_BYTE}.items()}


def _model(classes: list[tuple[str, float]]) -> Array:
    table = np.full(_TABLE_SIZE, _UNUSUAL)
    for characters, share in reversed(classes):
        known = [ord(character) for character in set(characters) if len(character) == 1]
        table[known] = math.log(share / len(known))
    table[:0x80] = _ASCII
    table[ord(_UNDECODED)] = _DAMAGED
    return table


_UNDECODED = "\udcff"


def _mark(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    return _UNDECODED, error.end


codecs.register_error(_MARK, _mark)
